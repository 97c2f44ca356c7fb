package io.sagadesk.rules.offer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferEvent;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.offer.WithheldReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether and when a customer gets an offer.
 *
 * @param allowsMarketing whether the customer has consented to marketing
 * @param timeZone the time zone of the customer; absent if unknown
 */
public record OfferPolicy(
        boolean forgotten,
        boolean member,
        boolean allowsMarketing,
        @Nullable String timeZone,
        OfferHistory offers) {

    /** Decides on a proposed offer. Quiet hours do not withhold an offer: they delay it to their end. */
    public OfferEvent decide(ProposeOffer offer) {
        var limits = offer.limits();
        var quiet = quietHours(limits);
        var sendAt = quiet.firstAfter(offer.at());
        var recent = offers.countAfter(sendAt.minus(limits.within()));
        var decision = offer.because().with("recentOffers", recent + " of " + limits.most() + " in " + limits.within());
        var reason = reasonToWithhold(offer, recent >= limits.most());
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
            decision = with(quiet, decision);
        }
        return planned(offer, sendAt, decision);
    }

    public boolean isQuiet(OfferLimits limits, Instant at) {
        return !quietHours(limits).firstAfter(at).equals(at);
    }

    public OfferPostponed postpone(OfferPlanned offer, OfferLimits limits, Instant at) {
        var quiet = quietHours(limits);
        var sendAt = quiet.firstAfter(at);
        var expiresAt = offer.expiresAt();
        return new OfferPostponed(
                offer.customerId(),
                offer.offerId(),
                offer.campaignId(),
                expiresAt == null ? null : expiresAt.plus(Duration.between(offer.sendAt(), sendAt)),
                sendAt,
                with(quiet, offer.because()),
                at);
    }

    private QuietHours quietHours(OfferLimits limits) {
        return QuietHours.of(limits, timeZone == null ? null : ZoneId.of(timeZone));
    }

    private static Decision with(QuietHours quiet, Decision because) {
        return because.with(
                "quietHours",
                quiet.from() + " to " + quiet.until() + " in " + quiet.zone().getId());
    }

    private @Nullable WithheldReason reasonToWithhold(ProposeOffer offer, boolean capped) {
        if (forgotten) return WithheldReason.FORGOTTEN;
        if (offers.has(offer.alternative())) return WithheldReason.ALREADY_OFFERED;
        if (offer.kind() == CampaignKind.MEMBERSHIP && member) return WithheldReason.ALREADY_CONVERTED;
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
