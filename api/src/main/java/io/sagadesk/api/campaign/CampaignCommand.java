package io.sagadesk.api.campaign;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.Range;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a campaign. */
public sealed interface CampaignCommand extends Command {

    CampaignId campaignId();

    /**
     * Begins a campaign.
     *
     * @param budget what all coupons together may be worth
     * @param couponsPerCustomer how many one customer may get
     * @param holdoutPercent the share of the audience that gets nothing, so that the effect can be measured
     * @param endsAt no coupon is issued from then on
     */
    record LaunchCampaign(
            @TargetAggregateIdentifier CampaignId campaignId,
            String name,
            CampaignKind kind,
            @Range Money budget,
            @Range(min = 1, max = 1_000) int couponsPerCustomer,
            @Range(max = 100) int holdoutPercent,
            Instant endsAt,
            Instant at)
            implements CampaignCommand {}

    record PauseCampaign(@TargetAggregateIdentifier CampaignId campaignId, Instant at) implements CampaignCommand {}

    record ResumeCampaign(@TargetAggregateIdentifier CampaignId campaignId, Instant at) implements CampaignCommand {}

    record EndCampaign(@TargetAggregateIdentifier CampaignId campaignId, Instant at) implements CampaignCommand {}

    /**
     * Asked of the campaign, which has the budget. Refused for a customer who is held out.
     *
     * @param worth what redeeming it costs at most
     */
    record IssueCoupon(
            @TargetAggregateIdentifier CampaignId campaignId,
            CouponId couponId,
            CustomerId customerId,
            @Range Money worth,
            Instant expiresAt,
            Decision because,
            Instant at)
            implements CampaignCommand {}

    /**
     * Has the customer get an offer that has no coupon; it counts as one of those that a customer may get. Refused for a
     * customer who is held out.
     */
    record TreatCustomer(
            @TargetAggregateIdentifier CampaignId campaignId,
            OfferId offerId,
            CustomerId customerId,
            Decision because,
            Instant at)
            implements CampaignCommand {}

    /** Refused for a customer whom the hash of customer and campaign does not choose. */
    record HoldOutCustomer(
            @TargetAggregateIdentifier CampaignId campaignId, CustomerId customerId, Decision because, Instant at)
            implements CampaignCommand {}
}
