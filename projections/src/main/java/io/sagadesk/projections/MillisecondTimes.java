package io.sagadesk.projections;

import io.sagadesk.api.MillisecondPrecision;
import java.time.Instant;

/**
 * Truncates times to the precision of stored documents, so that results computed from a document in memory equal those
 * computed from the stored document.
 */
public final class MillisecondTimes {

    private MillisecondTimes() {}

    /** Returns the time truncated to milliseconds. */
    public static Instant of(Instant at) {
        return MillisecondPrecision.of(at);
    }
}
