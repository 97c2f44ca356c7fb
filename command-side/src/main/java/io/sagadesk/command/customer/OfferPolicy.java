package io.sagadesk.command.customer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponId;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferEvent;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when a customer gets an offer.
 *
 * @param allowsMarketing whether they have consented
 * @param timeZone their own; absent where it is not known
 */
record OfferPolicy(
        boolean forgotten,
        boolean member,
        boolean allowsMarketing,
        @Nullable String timeZone,
        Offers offers) {

    /** Quiet hours are no reason not to act: the offer waits until they are over. */
    OfferEvent decide(ProposeOffer offer) {
        var limits = offer.limits();
        var zone = timeZone == null ? limits.zone() : ZoneId.of(timeZone);
        var sendAt = new QuietHours(limits.quietFrom(), limits.quietUntil(), zone).firstAfter(offer.at());
        var recent = offers.countAfter(sendAt.minus(limits.within()));
        var decision = offer.because().with("recentOffers", recent + " of " + limits.most() + " in " + limits.within());
        var reason = reasonAgainst(offer.kind(), recent >= limits.most());
        if (reason != null) {
            return new OfferWithheld(
                    offer.customerId(),
                    offer.offerId(),
                    offer.campaignId(),
                    offer.kind(),
                    reason,
                    decision,
                    offer.at());
        }
        if (!sendAt.equals(offer.at())) {
            decision = decision.with(
                    "quietHours", limits.quietFrom() + " to " + limits.quietUntil() + " in " + zone.getId());
        }
        return planned(offer, sendAt, decision);
    }

    private @Nullable WithheldReason reasonAgainst(CampaignKind kind, boolean capped) {
        if (forgotten) return WithheldReason.FORGOTTEN;
        if (kind == CampaignKind.MEMBERSHIP && member) return WithheldReason.ALREADY_CONVERTED;
        if (!allowsMarketing) return WithheldReason.NO_CONSENT;
        return capped ? WithheldReason.FREQUENCY_CAP : null;
    }

    private static OfferPlanned planned(ProposeOffer offer, Instant sendAt, Decision because) {
        var coupon = offer.coupon();
        return new OfferPlanned(
                offer.customerId(),
                offer.offerId(),
                offer.campaignId(),
                offer.kind(),
                coupon == null ? null : new CouponId(SubjectId.because(offer.offerId(), "coupon")),
                coupon == null ? null : coupon.worth(),
                coupon == null ? null : sendAt.plus(coupon.validFor()),
                sendAt,
                because,
                offer.at());
    }
}
