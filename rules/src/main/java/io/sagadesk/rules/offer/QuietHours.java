package io.sagadesk.rules.offer;

import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.rules.time.WallClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The daily hours in which a customer gets no messages, in local wall-clock time. On a day with a change to or from summer
 * time the quiet hours are that much longer or shorter; an end that the
 * change skips is at the change.
 *
 * @param from start, inclusive
 * @param until end, exclusive; on the next day if it is before {@code from}; the same as {@code from} for no quiet hours
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    /**
     * Creates the quiet hours of a customer.
     *
     * @param own the time zone of the customer; absent if unknown, then the zone of the limits applies
     */
    public static QuietHours of(OfferLimits limits, @Nullable ZoneId own) {
        return new QuietHours(limits.quietFrom(), limits.quietUntil(), own == null ? limits.zone() : own);
    }

    /** Returns the instant itself, or the end of the quiet hours that contain it. */
    public Instant firstAfter(Instant at) {
        var local = at.atZone(zone);
        if (!contain(local.toLocalTime())) return at;
        var today = endOn(local.toLocalDate(), local.getOffset());
        var end = today.isAfter(at) ? today : endOn(local.toLocalDate().plusDays(1), local.getOffset());
        return firstAfter(end); // a change of the UTC offset may end at a quiet hour, by skipping a whole day
    }

    /** Returns the end on a date. A local time that occurs twice keeps the offset that it has. */
    private Instant endOn(LocalDate date, ZoneOffset offset) {
        return WallClock.at(date.atTime(until), zone, offset);
    }

    private boolean contain(LocalTime time) {
        var afterFrom = !time.isBefore(from);
        var beforeUntil = time.isBefore(until);
        return from.isAfter(until) ? afterFrom || beforeUntil : afterFrom && beforeUntil;
    }
}
