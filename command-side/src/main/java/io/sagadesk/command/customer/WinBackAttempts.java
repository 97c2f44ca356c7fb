package io.sagadesk.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Refused;
import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerEvent.WinBackEnded;
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
import io.sagadesk.api.customer.WinBackOutcome;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.offer.WithheldReason;
import java.time.Instant;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The win-back attempts of a customer, one at a time. */
final class WinBackAttempts {

    private @Nullable Instant last;
    private boolean running;

    /** Whether the attempt is new and must be recorded; a start no later than the latest one is a repeat. */
    boolean isNew(Instant at) {
        if (last != null && !MillisecondPrecision.isAfter(at, last)) return false;
        if (running) throw new Refused("win-back-running", "It is being tried to win this customer back");
        return true;
    }

    void decide(EndWinBack end) {
        if (!running || last == null || !MillisecondPrecision.same(end.startedAt(), last)) return;
        apply(new WinBackEnded(end.customerId(), last, end.outcome(), end.withheld(), end.at()));
    }

    /** Ends the running attempt, if any. */
    void end(CustomerId customerId, WithheldReason withheld, Instant at) {
        if (!running || last == null) return;
        apply(new WinBackEnded(customerId, last, WinBackOutcome.WITHHELD, withheld, at));
    }

    @EventSourcingHandler
    void evolve(WinBackStarted started) {
        last = started.at();
        running = true;
    }

    @EventSourcingHandler
    void evolve(WinBackEnded ended) {
        running = false;
    }
}
