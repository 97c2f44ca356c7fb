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

/** Events of an offer. */
public sealed interface OfferEvent extends Event {

    CustomerId customerId();

    OfferId offerId();

    CampaignId campaignId();

    /**
     * An offer was planned. From this event on it counts towards the offer limits of the customer.
     *
     * @param couponId the coupon to be issued; absent for an offer without one, like worth and expiresAt
     * @param sendAt later than {@code at} if {@code at} is in the quiet hours of the customer
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
     * An offer was postponed to the end of the quiet hours, because its timer fired late and within them.
     *
     * @param expiresAt expiry of the coupon, postponed by the same time as the offer; absent for an offer without a coupon
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

    /** An offer is due and the customer aggregate still allows it; the campaign is asked next. */
    record OfferCleared(CustomerId customerId, OfferId offerId, CampaignId campaignId, Instant at)
            implements OfferEvent {}

    /** An offer was made: its coupon is issued, and the customer may be told. */
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

    /** An offer was withheld for good; it no longer counts towards the offer limits of the customer. */
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
