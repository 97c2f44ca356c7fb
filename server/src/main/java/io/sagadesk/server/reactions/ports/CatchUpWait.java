package io.sagadesk.server.reactions.ports;

import io.sagadesk.store.runtime.Deadline;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Waits for one read model, as long as it comes nearer. One that stands still is waited for once, until it goes on. */
final class CatchUpWait {

    private static final long MILLISECONDS_BETWEEN_LOOKS = 5;
    private static final long NOWHERE = Long.MIN_VALUE;

    private final LongSupplier reached;
    private final Duration standstill;
    private final Duration most;
    private volatile long stoodAt = NOWHERE;

    /**
     * How far it is, and how patient to be.
     *
     * @param standstill after how long one that has not moved is given up
     * @param most how long one that moves is waited for
     */
    CatchUpWait(LongSupplier reached, Duration standstill, Duration most) {
        this.reached = reached;
        this.standstill = standstill;
        this.most = most;
    }

    /** Says whether it got there. */
    boolean await(long position) throws InterruptedException {
        var longest = Deadline.in(most);
        var moving = Deadline.in(standstill);
        var last = reached.getAsLong();
        while (last < position) {
            if (last == stoodAt || longest.isOver()) return false;
            if (moving.isOver()) {
                stoodAt = last;
                return false;
            }
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
            var next = reached.getAsLong();
            if (next != last) moving = Deadline.in(standstill);
            last = next;
        }
        return true;
    }
}
