package io.sagadesk.projections.coupon;

import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon, without its code.
 *
 * @param issue null only before the first event
 * @param state expired only once this was recorded; until then the reader compares the expiry with its own clock
 * @param endedAt when the coupon was redeemed, expired or revoked; null while it is open
 * @param orderId the order for which it was redeemed
 * @param reason the reason for which it was revoked
 */
public record CouponDocument(
        CouponId couponId,
        @Nullable Issue issue,
        CouponState state,
        @Nullable Instant endedAt,
        @Nullable OrderId orderId,
        @Nullable String reason) {

    /**
     * The issue of the coupon.
     *
     * @param rule the name of the rule that decided it
     */
    public record Issue(
            CampaignId campaignId, CustomerId customerId, Money worth, Instant expiresAt, String rule, Instant at) {}

    static CouponDocument initial(String id) {
        return new CouponDocument(new CouponId(id), null, CouponState.OPEN, null, null, null);
    }

    CouponDocument after(CouponIssued issued) {
        var first = new Issue(
                issued.campaignId(),
                issued.customerId(),
                issued.worth(),
                MillisecondTimes.of(issued.expiresAt()),
                issued.because().rule(),
                MillisecondTimes.of(issued.at()));
        return new CouponDocument(couponId, first, state, endedAt, orderId, reason);
    }

    CouponDocument redeemed(OrderId order, Instant at) {
        return new CouponDocument(couponId, issue, CouponState.REDEEMED, MillisecondTimes.of(at), order, null);
    }

    CouponDocument expired(Instant at) {
        return new CouponDocument(couponId, issue, CouponState.EXPIRED, MillisecondTimes.of(at), null, null);
    }

    CouponDocument revoked(String why, Instant at) {
        return new CouponDocument(couponId, issue, CouponState.REVOKED, MillisecondTimes.of(at), null, why);
    }
}
