package io.sagadesk.api.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CampaignId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cost and the effect of a campaign.
 *
 * @param remaining the unreserved rest of the budget; a reserved amount never returns to the budget
 * @param holdoutPercent the percentage of the audience that is held out, for comparison
 * @param treated the customers with at least one coupon
 * @param heldOut the customers without an offer
 * @param withheld the number of withheld offers, by {@link io.sagadesk.api.offer.WithheldReason}
 * @param uplift absent while one of the two groups is empty
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

    /** The number of coupons by state; {@code issued} includes all others. */
    public record Coupons(int issued, int redeemed, int expired, int revoked) {}

    /**
     * The treated or the held-out customers.
     *
     * @param converted the number of customers who made a purchase within the attribution window, with a coupon or without
     * @param conversion converted ÷ customers; absent for an empty group
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(
            int customers, int converted, @Nullable Double conversion) {}

    /**
     * The conversion of the treated group minus the conversion of the holdout, with its 95 % confidence interval (Newcombe's
     * hybrid score interval). A customer without a purchase counts as not converted, even while their attribution window is
     * still open.
     *
     * @param difference from −1 to 1, like the ends of the interval
     */
    public record Uplift(double difference, double low, double high) {}
}
