package io.sagadesk.rules.offer;

import io.sagadesk.api.offer.OfferLimits;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a customer is left alone, by the clock on their wall: on the day on which clocks change, quiet hours are as much longer
 * or shorter.
 *
 * @param from included
 * @param until not included; before {@code from} it is that of the next day, the same as {@code from} is no quiet hours
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {

    /**
     * The quiet hours of a customer.
     *
     * @param own the customer's time zone; absent where it is not known, then that of the limits counts
     */
    public static QuietHours of(OfferLimits limits, @Nullable ZoneId own) {
        return new QuietHours(limits.quietFrom(), limits.quietUntil(), own == null ? limits.zone() : own);
    }

    /** The instant itself, or when the quiet hours end that it lies in. */
    public Instant firstAfter(Instant at) {
        var local = at.atZone(zone);
        if (!contain(local.toLocalTime())) return at;
        var end = local.with(until); // between two times of day that are the same it keeps to the one that it is in
        return (end.isAfter(local) ? end : local.plusDays(1).with(until)).toInstant();
    }

    private boolean contain(LocalTime time) {
        var afterFrom = !time.isBefore(from);
        var beforeUntil = time.isBefore(until);
        return from.isAfter(until) ? afterFrom || beforeUntil : afterFrom && beforeUntil;
    }
}
