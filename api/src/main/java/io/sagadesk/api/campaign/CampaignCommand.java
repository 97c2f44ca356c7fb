package io.sagadesk.api.campaign;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.FutureTime;
import io.sagadesk.api.Money;
import io.sagadesk.api.Range;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands to a campaign. */
public sealed interface CampaignCommand extends Command {

    CampaignId campaignId();

    /**
     * Creates a campaign.
     *
     * @param budget the maximum total worth of all coupons
     * @param couponsPerCustomer the maximum number of coupons of one customer
     * @param holdoutPercent the percentage of the audience that is held out, so that the effect of the campaign can be
     *     measured
     * @param endsAt from this time on no coupon is issued
     */
    record LaunchCampaign(
            @TargetAggregateIdentifier CampaignId campaignId,
            String name,
            CampaignKind kind,
            @Range Money budget,
            @Range(min = 1, max = 1_000) int couponsPerCustomer,
            @Range(max = 100) int holdoutPercent,
            @FutureTime Instant endsAt,
            Instant at)
            implements CampaignCommand {}

    record PauseCampaign(@TargetAggregateIdentifier CampaignId campaignId, Instant at) implements CampaignCommand {}

    record ResumeCampaign(@TargetAggregateIdentifier CampaignId campaignId, Instant at) implements CampaignCommand {}

    record EndCampaign(@TargetAggregateIdentifier CampaignId campaignId, Instant at) implements CampaignCommand {}

    /**
     * Issues a coupon. The command goes to the campaign, because the campaign has the budget. Refused for a held-out
     * customer.
     *
     * @param worth the maximum cost of redeeming the coupon
     */
    record IssueCoupon(
            @TargetAggregateIdentifier CampaignId campaignId,
            CouponId couponId,
            CustomerId customerId,
            @Range Money worth,
            @FutureTime Instant expiresAt,
            Decision because,
            Instant at)
            implements CampaignCommand {}

    /**
     * Records that a customer gets an offer without a coupon; it counts towards the maximum per customer. Refused for a
     * held-out customer.
     */
    record TreatCustomer(
            @TargetAggregateIdentifier CampaignId campaignId,
            OfferId offerId,
            CustomerId customerId,
            Decision because,
            Instant at)
            implements CampaignCommand {}

    /** Holds a customer out. Refused if the hash of customer and campaign does not select the customer. */
    record HoldOutCustomer(
            @TargetAggregateIdentifier CampaignId campaignId, CustomerId customerId, Decision because, Instant at)
            implements CampaignCommand {}
}
