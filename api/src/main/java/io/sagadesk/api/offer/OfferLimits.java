package io.sagadesk.api.offer;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The limits for all offers to one customer, as the published policy has them.
 *
 * @param most how many offers are made within {@code within}
 * @param quietFrom local time of the customer at which quiet hours begin
 * @param quietUntil local time at which they end; the same as {@code quietFrom} for no quiet hours
 * @param zone of customers whose own time zone is not known
 * @param attribution how long after an offer a purchase counts as its result
 */
public record OfferLimits(
        int most, Duration within, LocalTime quietFrom, LocalTime quietUntil, ZoneId zone, Duration attribution) {

    /** The largest value of {@code most} that a policy may set. */
    public static final int MOST = 1_000;
}
