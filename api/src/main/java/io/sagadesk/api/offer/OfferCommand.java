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

/** What may be asked about offers. Asked of the customer, who alone knows all offers that they get. */
public sealed interface OfferCommand extends Command {

    CustomerId customerId();

    OfferId offerId();

    /**
     * Asks whether, and when, the customer may get an offer. Either answer is an event; it is asked of anybody, registered or
     * not, or forgotten.
     *
     * @param kind what it is for, and so what makes it needless
     * @param coupon absent for an offer without one
     * @param alternative another offer for the same reason, if there may be one: the customer gets one of the two
     * @param limits the limits for all offers to one customer
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
     * The offer's time has come: refused before, in quiet hours, and once it was withheld.
     *
     * @param limits as they are by now
     */
    record ClearOffer(@TargetAggregateIdentifier CustomerId customerId, OfferId offerId, OfferLimits limits, Instant at)
            implements OfferCommand {}

    /**
     * Its time has come so late that the customer is to be left alone: it waits once more. Refused outside quiet hours,
     * and once it was withheld.
     *
     * @param limits as they are by now
     */
    record PostponeOffer(
            @TargetAggregateIdentifier CustomerId customerId, OfferId offerId, OfferLimits limits, Instant at)
            implements OfferCommand {}

    /** The campaign agrees, too: refused before the offer was cleared, and once it was withheld. */
    record MakeOffer(@TargetAggregateIdentifier CustomerId customerId, OfferId offerId, Instant at)
            implements OfferCommand {}

    /** Refused once the offer was made. What was never proposed may be withheld: a reason not to act is recorded, too. */
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
