package io.sagadesk.api.offer;

import io.sagadesk.api.Money;
import io.sagadesk.api.Range;
import java.time.Duration;

/**
 * The coupon of an offer.
 *
 * @param validFor from when the offer is made
 */
public record CouponTerms(@Range Money worth, Duration validFor) {}
