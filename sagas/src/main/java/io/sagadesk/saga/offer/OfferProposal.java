package io.sagadesk.saga.offer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.offer.CouponTerms;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.rules.policy.CouponGift;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates the proposal of a coupon offer from the rules. */
public final class OfferProposal {

    private OfferProposal() {}

    public static ProposeOffer of(
            CouponGift gift,
            CampaignKind kind,
            CustomerId customerId,
            OfferId offerId,
            @Nullable OfferId alternative,
            OfferLimits limits,
            Decision because,
            Instant at) {
        var coupon = new CouponTerms(gift.worth(), gift.validFor());
        return new ProposeOffer(customerId, offerId, gift.campaign(), kind, coupon, alternative, limits, because, at);
    }
}
