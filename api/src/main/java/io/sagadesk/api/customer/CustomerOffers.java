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
 * What a customer was offered.
 *
 * @param last the last coupons, the oldest of them first
 * @param heldOut the last campaigns that gave them nothing, to compare
 */
public record CustomerOffers(int issued, int redeemed, List<Offer> last, List<HeldOut> heldOut) {

    /**
     * One coupon.
     *
     * @param endedAt when its state was reached; absent while it is open
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

    /** That a campaign left the customer out. */
    public record HeldOut(CampaignId campaignId, Instant at) {}
}
