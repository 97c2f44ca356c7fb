package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The coupons and holdouts of a customer.
 *
 * @param last the latest coupons, oldest first
 * @param heldOut the latest campaigns that held the customer out
 */
public record CustomerOffers(int issued, int redeemed, List<Offer> last, List<HeldOut> heldOut) {

    /**
     * One coupon.
     *
     * @param endedAt the time of the change to the current state; absent while the coupon is open
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Offer(
            CouponId couponId,
            CampaignId campaignId,
            Money worth,
            Instant at,
            Instant expiresAt,
            CouponState state,
            @Nullable Instant endedAt) {}

    /** One campaign that held the customer out. */
    public record HeldOut(CampaignId campaignId, Instant at) {}
}
