package io.sagadesk.store.runtime;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Until when somebody waits, by the system's clock, whatever the time of day is. */
public final class WaitDeadline {

    private final long end;

    private WaitDeadline(long end) {
        this.end = end;
    }

    /** Begins now. */
    public static WaitDeadline in(Duration patience) {
        return new WaitDeadline(System.nanoTime() + patience.toNanos());
    }

    public boolean isOver() {
        return System.nanoTime() - end > 0;
    }

    /**
     * Waits until something is so, and says whether it is in time. It is asked at least once, and between two questions the
     * thread sleeps.
     */
    public boolean await(BooleanSupplier reached, long millisecondsBetween) throws InterruptedException {
        while (!reached.getAsBoolean()) {
            if (isOver()) return false;
            Thread.sleep(millisecondsBetween);
        }
        return true;
    }
}
