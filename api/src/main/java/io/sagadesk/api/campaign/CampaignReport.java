package io.sagadesk.api.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CampaignId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign costs and what it brings.
 *
 * @param remaining of the budget; what was reserved for a coupon never comes back
 * @param holdoutPercent of the audience who get nothing, to compare with
 * @param treated the customers who got a coupon or more
 * @param heldOut the customers who got nothing
 * @param withheld how many offers were not made, by the {@link io.sagadesk.api.offer.WithheldReason}
 * @param uplift absent while one of the groups is empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignReport(
        CampaignId campaignId,
        String name,
        CampaignKind kind,
        CampaignState state,
        Money budget,
        @Nullable Money remaining,
        int couponsPerCustomer,
        int holdoutPercent,
        Instant launchedAt,
        Instant endsAt,
        Coupons coupons,
        Group treated,
        Group heldOut,
        Map<String, Integer> withheld,
        @Nullable Uplift uplift) {

    /** How many of each; each was issued. */
    public record Coupons(int issued, int redeemed, int expired, int revoked) {}

    /**
     * Some customers.
     *
     * @param converted how many of them bought anything within the attribution window, with a coupon or without
     * @param conversion converted ÷ customers; absent for nobody
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(
            int customers, int converted, @Nullable Double conversion) {}

    /**
     * The conversion of the treated less that of the held out, with its 95 % confidence interval (Newcombe's hybrid score
     * interval). Who has not bought counts as not converted, though their attribution window may not be over.
     *
     * @param difference from −1 to 1, as are the ends of the interval
     */
    public record Uplift(double difference, double low, double high) {}
}
