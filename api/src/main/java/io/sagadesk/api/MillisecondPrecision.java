package io.sagadesk.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The precision of all times. Commands are cut to it when they enter. Events of earlier versions have nanoseconds, which
 * clients saw as milliseconds and sent back as such; so times are compared by milliseconds.
 */
public final class MillisecondPrecision {

    private MillisecondPrecision() {}

    /** Returns the time, cut to milliseconds. */
    public static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether both times are in the same millisecond; absent times are the same. */
    public static boolean same(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) return one == null && other == null;
        return of(one).equals(of(other));
    }

    /** Whether the time is in an earlier millisecond than the other. */
    public static boolean isBefore(Instant time, Instant other) {
        return of(time).isBefore(of(other));
    }

    /** Whether the time is in a later millisecond than the other. */
    public static boolean isAfter(Instant time, Instant other) {
        return of(time).isAfter(of(other));
    }
}
