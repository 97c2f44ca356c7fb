package io.sagadesk.server.reactions.ports;

import io.sagadesk.store.runtime.WaitDeadline;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Waits for one read model as long as its position advances. After a timeout, later calls give up at once until the
 * position advances again.
 */
final class CatchUpWait {

    private static final long POLL_MILLISECONDS = 5;
    private static final long NO_POSITION = Long.MIN_VALUE;

    private final LongSupplier reached;
    private final Duration standstill;
    private final Duration maximum;
    private volatile long stalledAt = NO_POSITION;

    /**
     * Creates a wait with its limits.
     *
     * @param reached supplies the current position of the read model
     * @param standstill the timeout while the position does not advance
     * @param maximum the timeout while it does
     */
    CatchUpWait(LongSupplier reached, Duration standstill, Duration maximum) {
        this.reached = reached;
        this.standstill = standstill;
        this.maximum = maximum;
    }

    /** Waits until the read model has reached a position, and returns whether it has. */
    boolean await(long position) throws InterruptedException {
        var longest = WaitDeadline.in(maximum);
        var moving = WaitDeadline.in(standstill);
        var last = reached.getAsLong();
        while (last < position) {
            if (last == stalledAt || longest.isOver()) return false;
            if (moving.isOver()) {
                stalledAt = last;
                return false;
            }
            Thread.sleep(POLL_MILLISECONDS);
            var next = reached.getAsLong();
            if (next != last) moving = WaitDeadline.in(standstill);
            last = next;
        }
        return true;
    }
}
