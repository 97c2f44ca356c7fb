package io.sagadesk.projections;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Truncates times to the precision of stored documents, so that results computed from a document in memory equal those
 * computed from the stored document.
 */
public final class MillisecondTimes {

    private MillisecondTimes() {}

    /** Returns the time truncated to milliseconds. */
    public static Instant of(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
