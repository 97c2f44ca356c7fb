package io.sagadesk.replay.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Computes durations and rates. */
public final class ImportRate {

    private ImportRate() {}

    static BigDecimal rounded(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP);
    }

    /** The rate a second, rounded; the count itself if no time has passed. */
    public static long perSecond(long count, double seconds) {
        return seconds > 0 ? Math.round(count / seconds) : count;
    }

    public static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
