package io.sagadesk.store.runtime;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Until when somebody waits, by the system's clock, whatever the time of day is. */
public final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** Begins now. */
    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
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
