package io.sagadesk.store.keys.storage;

import io.sagadesk.store.keys.KeysUnreachableException;
import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;

/**
 * The time for which this instance may use the keys in its memory: five seconds from the beginning of the last look for
 * forgotten customers, by a clock that nobody sets.
 */
public final class CacheLease {

    /** How long a look is good for. */
    public static final Duration TERM = Duration.ofSeconds(5);

    /**
     * How long whoever destroys a key waits for an instance that does not answer: a second longer than a lease, because a lease that
     * ends on another machine is measured by the clock there.
     */
    public static final Duration LONGEST_WAIT = TERM.plusSeconds(1);

    /** How long a caller waits for the next look, for example after the process was paused. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final long POLL_MILLISECONDS = 2;

    private volatile long end = System.nanoTime();
    private volatile boolean isReachable = true; // until an attempt fails
    private volatile boolean isClosed;

    /** Begins anew with a look that is complete. */
    public void extend(long beginOfLook) {
        end = beginOfLook + TERM.toNanos();
        isReachable = true;
    }

    /** Notes that nobody can look now. */
    public void lookFailed() {
        isReachable = false;
    }

    /** Ends for ever. */
    public void close() {
        isClosed = true;
    }

    /**
     * Returns if keys in memory may be used now. Waits for a look if one may come.
     *
     * @throws KeysUnreachableException if they may not
     */
    public void require() {
        if (isValid()) return;
        try {
            if (isReachable
                    && WaitDeadline.in(PATIENCE).await(() -> isValid() || isClosed, POLL_MILLISECONDS)
                    && !isClosed) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new KeysUnreachableException();
    }

    private boolean isValid() {
        return System.nanoTime() - end < 0 && !isClosed;
    }
}
