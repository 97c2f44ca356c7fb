package io.sagadesk.api.offer;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about offers. They go to the customer aggregate, because it alone knows all offers to the customer. */
public sealed interface OfferCommand extends Command {

    CustomerId customerId();

    OfferId offerId();

    /**
     * Proposes an offer. The customer aggregate decides whether and when the customer may get it; both answers are events.
     * Accepted for every customer: registered, unregistered or forgotten.
     *
     * @param kind the purpose, which also determines the conversion that makes the offer unnecessary
     * @param coupon absent for an offer without one
     * @param alternative another offer for the same reason, if any: the customer gets only one of the two
     * @param limits the limits of all offers to one customer
     */
    record ProposeOffer(
            @TargetAggregateIdentifier CustomerId customerId,
            OfferId offerId,
            CampaignId campaignId,
            CampaignKind kind,
            @Nullable CouponTerms coupon,
            @Nullable OfferId alternative,
            OfferLimits limits,
            Decision because,
            Instant at)
            implements OfferCommand {}

    /**
     * Clears an offer when it is due. Refused before the due time, in quiet hours, and after the offer was withheld.
     *
     * @param limits the current limits
     */
    record ClearOffer(@TargetAggregateIdentifier CustomerId customerId, OfferId offerId, OfferLimits limits, Instant at)
            implements OfferCommand {}

    /**
     * Postpones an offer whose timer fired so late that the customer has quiet hours again. Refused outside quiet hours, and
     * after the offer was withheld.
     *
     * @param limits the current limits
     */
    record PostponeOffer(
            @TargetAggregateIdentifier CustomerId customerId, OfferId offerId, OfferLimits limits, Instant at)
            implements OfferCommand {}

    /** Makes an offer after the campaign agreed. Refused before the offer was cleared, and after it was withheld. */
    record MakeOffer(@TargetAggregateIdentifier CustomerId customerId, OfferId offerId, Instant at)
            implements OfferCommand {}

    /**
     * Withholds an offer. Refused after the offer was made. Also accepted for an offer that was never proposed: the reason
     * for not making an offer is recorded, too.
     */
    record WithholdOffer(
            @TargetAggregateIdentifier CustomerId customerId,
            OfferId offerId,
            CampaignId campaignId,
            CampaignKind kind,
            WithheldReason reason,
            Decision because,
            Instant at)
            implements OfferCommand {}
}
