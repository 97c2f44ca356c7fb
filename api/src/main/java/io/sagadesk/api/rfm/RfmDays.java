package io.sagadesk.api.rfm;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The days that are looked at.
 *
 * @param day the last of them, all of it
 * @param count how many, or null for all history
 * @param zone where days begin and end
 * @param fresh heed also what was recorded since such an assessment was worked out last, which takes a pass over all
 *     customers; otherwise that one is good enough, if there is one
 */
public record RfmDays(LocalDate day, @Nullable Integer count, ZoneId zone, boolean fresh) {

    private static final int LAST_YEAR = 9999;
    private static final int MOST_DAYS = 36_600;

    public RfmDays {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("asOf must lie in the years 1 to " + LAST_YEAR);
        }
        if (count != null && (count < 1 || count > MOST_DAYS)) {
            throw new IllegalArgumentException("A window has 1 to " + MOST_DAYS + " days");
        }
    }
}
