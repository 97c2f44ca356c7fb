package io.sagadesk.projections;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as documents have them: what is computed from a document in memory must come out as from one that was read back. */
public final class MillisecondTimes {

    private MillisecondTimes() {}

    /** The time without what is finer than a millisecond. */
    public static Instant of(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
