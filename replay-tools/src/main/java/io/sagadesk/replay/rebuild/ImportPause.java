package io.sagadesk.replay.rebuild;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Decides which projection versions wait while an import runs: those that nobody waits for, until the import pauses, the
 * backlog is large, or they have waited for long. A version that has waited enough catches up completely first.
 */
final class ImportPause {

    static final long MAX_BACKLOG = 400_000;
    static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private final BooleanSupplier importing;
    private final LongSupplier nanoTime;
    private final Map<String, Long> waitingSince = new ConcurrentHashMap<>();

    /** @param importing returns whether an import has sent something just now */
    ImportPause(BooleanSupplier importing, LongSupplier nanoTime) {
        this.importing = importing;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns whether a version waits.
     *
     * @param required whether somebody waits for it
     * @param backlog the number of events that it has not folded yet
     */
    boolean isFor(String version, boolean required, long backlog) {
        if (!importing.getAsBoolean()) {
            waitingSince.clear();
            return false;
        }
        if (required) return false;
        var now = nanoTime.getAsLong();
        if (backlog <= BulkCatchUp.NEAR) waitingSince.put(version, now);
        var since = waitingSince.computeIfAbsent(version, unused -> now);
        if (backlog >= MAX_BACKLOG) waitingSince.put(version, now - MAX_WAIT.toNanos());
        return backlog < MAX_BACKLOG && now - since < MAX_WAIT.toNanos();
    }
}
