package io.sagadesk.rules.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The instants at which the clocks of a time zone show a date or a time. A change of the UTC offset skips local times, or
 * shows them twice. A local time that is skipped is reached at the change.
 */
public final class WallClock {

    private WallClock() {}

    /** Returns the first instant at which the clocks show the given time, or the change that skips it. */
    public static Instant at(LocalDateTime time, ZoneId zone) {
        return at(time, zone, null);
    }

    /**
     * Returns the instant at which the clocks show the given time, or the change that skips it.
     *
     * @param preferred the UTC offset to use for a time that is shown twice; without it the first of both
     */
    public static Instant at(LocalDateTime time, ZoneId zone, @Nullable ZoneOffset preferred) {
        var change = zone.getRules().getTransition(time);
        return change != null && change.isGap()
                ? change.getInstant()
                : ZonedDateTime.ofLocal(time, zone, preferred).toInstant();
    }

    /** Returns whether the date exists; a zone that moves across the date line skips one. */
    public static boolean exists(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toLocalDate().equals(date);
    }

    /** Returns the last date before the given one that exists. */
    public static LocalDate dayBefore(LocalDate date, ZoneId zone) {
        var before = date.minusDays(1);
        return exists(before, zone) ? before : dayBefore(before, zone);
    }
}
