package io.sagadesk.api.offer;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The limits of all offers to one customer, from the published policy.
 *
 * @param most the maximum number of offers within {@code within}
 * @param quietFrom start of the quiet hours, in the customer's local time
 * @param quietUntil end of the quiet hours, in the customer's local time; the same as {@code quietFrom} for no quiet hours
 * @param zone the time zone of customers without a known one
 * @param attribution the attribution window: how long after an offer a purchase counts as its result
 */
public record OfferLimits(
        int most, Duration within, LocalTime quietFrom, LocalTime quietUntil, ZoneId zone, Duration attribution) {

    /** The maximum value of {@code most} in a policy. */
    public static final int MOST = 1_000;
}
