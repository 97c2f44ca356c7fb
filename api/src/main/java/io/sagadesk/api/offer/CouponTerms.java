package io.sagadesk.api.offer;

import io.sagadesk.api.Money;
import io.sagadesk.api.Range;
import java.time.Duration;

/**
 * The terms of the coupon of an offer.
 *
 * @param validFor the validity, counted from the making of the offer
 */
public record CouponTerms(@Range Money worth, Duration validFor) {}
