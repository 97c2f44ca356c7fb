package io.sagadesk.rules.rfm;

import io.sagadesk.rules.time.TimeZones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time window of an assessment.
 *
 * @param asOf the last day, included to its end
 * @param days the number of days, or null for all history
 * @param zone the time zone of the days
 */
public record RfmWindow(LocalDate asOf, @Nullable Integer days, ZoneId zone) {

    private static final int LAST_YEAR = 9999;

    /** Refuses a window without a day, and dates outside the years 0 to {@value #LAST_YEAR}. */
    public RfmWindow {
        if (asOf.getYear() < 0 || asOf.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("The date must lie in the years 0 to " + LAST_YEAR);
        }
        if (days != null && days < 1) throw new IllegalArgumentException("A window has at least one day");
        zone = TimeZones.canonical(zone);
    }

    /** Creates a window of all history up to the end of the given day in UTC. */
    public static RfmWindow until(LocalDate asOf) {
        return new RfmWindow(asOf, null, TimeZones.UTC);
    }

    /** Returns the first instant of the window. */
    public Instant begin() {
        return days == null ? Instant.MIN : startOf(asOf.minusDays(days - 1L));
    }

    /** Returns the first instant after the window. */
    public Instant end() {
        return startOf(asOf.plusDays(1));
    }

    public LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
