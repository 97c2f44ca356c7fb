package io.sagadesk.api.campaign;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import java.time.Instant;

/** Events of a campaign. */
public sealed interface CampaignEvent extends Event {

    CampaignId campaignId();

    record CampaignLaunched(
            CampaignId campaignId,
            String name,
            CampaignKind kind,
            Money budget,
            int couponsPerCustomer,
            int holdoutPercent,
            Instant endsAt,
            Instant at)
            implements CampaignEvent {}

    record CampaignPaused(CampaignId campaignId, Instant at) implements CampaignEvent {}

    record CampaignResumed(CampaignId campaignId, Instant at) implements CampaignEvent {}

    record CampaignEnded(CampaignId campaignId, Instant at) implements CampaignEvent {}

    /** The budget of an issued coupon was reserved. The campaign keeps the budget; the coupon has its own event stream. */
    record BudgetReserved(
            CampaignId campaignId, CouponId couponId, CustomerId customerId, Money worth, Money remaining, Instant at)
            implements CampaignEvent {}

    /** The campaign counted an offer without a coupon. */
    record CustomerTreated(CampaignId campaignId, OfferId offerId, CustomerId customerId, Decision because, Instant at)
            implements CampaignEvent {}

    record CustomerHeldOut(CampaignId campaignId, CustomerId customerId, Decision because, Instant at)
            implements CampaignEvent {}
}
