package io.sagadesk.command.customer;

import io.sagadesk.api.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Attempts to win the customer back: one at a time. */
final class WinBacks {

    private @Nullable Instant last;
    private boolean running;

    /** Tells whether there is something to record: what began no later than the last one is a repeat. */
    boolean isNew(Instant at) {
        if (last != null && !at.isAfter(last)) return false;
        if (running) throw new Refused("win-back-running", "It is being tried to win this customer back");
        return true;
    }

    boolean isRunning(Instant startedAt) {
        return running && startedAt.equals(last);
    }

    /** When the one that goes on began. */
    @Nullable Instant running() {
        return running ? last : null;
    }

    void started(Instant at) {
        last = at;
        running = true;
    }

    void ended() {
        running = false;
    }
}
