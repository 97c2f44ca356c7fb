package io.sagadesk.command.customer;

import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.command.CommandContent;

/** Fingerprints of the commands that settle an offer id, stored with their events. */
final class OfferContents {

    private OfferContents() {}

    static String of(ProposeOffer propose) {
        var coupon = propose.coupon();
        var limits = propose.limits();
        return CommandContent.fingerprint(
                "propose",
                propose.campaignId(),
                propose.kind(),
                coupon == null ? null : coupon.worth(),
                coupon == null ? null : coupon.validFor(),
                propose.alternative(),
                limits.most(),
                limits.within(),
                limits.quietFrom(),
                limits.quietUntil(),
                limits.zone(),
                limits.attribution(),
                propose.because());
    }

    static String of(WithholdOffer withhold) {
        return CommandContent.fingerprint(
                "withhold", withhold.campaignId(), withhold.kind(), withhold.reason(), withhold.because());
    }
}
