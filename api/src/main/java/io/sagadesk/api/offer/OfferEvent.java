package io.sagadesk.api.offer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What may have happened to an offer. */
public sealed interface OfferEvent extends Event {

    CustomerId customerId();

    OfferId offerId();

    CampaignId campaignId();

    /**
     * The customer is to get an offer, and from now on it counts among those that they get.
     *
     * @param couponId of the coupon that will be issued; absent for an offer without one, as are worth and expiresAt
     * @param sendAt later than {@code at} where that is in the customer's quiet hours
     */
    record OfferPlanned(
            CustomerId customerId,
            OfferId offerId,
            CampaignId campaignId,
            CampaignKind kind,
            @Nullable CouponId couponId,
            @Nullable Money worth,
            @Nullable Instant expiresAt,
            Instant sendAt,
            Decision because,
            Instant at)
            implements OfferEvent {

        public OfferPlanned after(OfferPostponed postponed) {
            return new OfferPlanned(
                    customerId,
                    offerId,
                    campaignId,
                    kind,
                    couponId,
                    worth,
                    postponed.expiresAt(),
                    postponed.sendAt(),
                    because,
                    at);
        }
    }

    /**
     * Its time came in the customer's quiet hours, because it came late: it waits until they are over.
     *
     * @param expiresAt of its coupon, as much later as the offer is; absent for an offer without one
     */
    record OfferPostponed(
            CustomerId customerId,
            OfferId offerId,
            CampaignId campaignId,
            @Nullable Instant expiresAt,
            Instant sendAt,
            Decision because,
            Instant at)
            implements OfferEvent {}

    /** Its time has come, and the customer still allows it: now the campaign is asked. */
    record OfferCleared(CustomerId customerId, OfferId offerId, CampaignId campaignId, Instant at)
            implements OfferEvent {}

    /** It may be told to the customer; its coupon was issued. */
    record OfferMade(
            CustomerId customerId,
            OfferId offerId,
            CampaignId campaignId,
            CampaignKind kind,
            @Nullable CouponId couponId,
            @Nullable Money worth,
            @Nullable Instant expiresAt,
            Decision because,
            Instant at)
            implements OfferEvent {}

    /** It was not made, and never will be; it no longer counts among those that the customer gets. */
    record OfferWithheld(
            CustomerId customerId,
            OfferId offerId,
            CampaignId campaignId,
            CampaignKind kind,
            WithheldReason reason,
            Decision because,
            Instant at)
            implements OfferEvent {}
}
