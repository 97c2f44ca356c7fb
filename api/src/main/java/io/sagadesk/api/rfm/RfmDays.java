package io.sagadesk.api.rfm;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time window of an RFM query.
 *
 * @param day the last day, included to its end
 * @param count the number of days, or null for all history
 * @param zone the time zone of the days
 * @param fresh whether to include events recorded since the latest assessment of this window; that requires a pass over all
 *     customers. If false, an existing assessment is reused
 */
public record RfmDays(LocalDate day, @Nullable Integer count, ZoneId zone, boolean fresh) {

    private static final int LAST_YEAR = 9999;
    private static final int MAX_DAYS = 36_600;

    public RfmDays {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("asOf must lie in the years 1 to " + LAST_YEAR);
        }
        if (count != null && (count < 1 || count > MAX_DAYS)) {
            throw new IllegalArgumentException("A window has 1 to " + MAX_DAYS + " days");
        }
    }
}
