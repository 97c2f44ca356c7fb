package io.sagadesk.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.Refused;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferCleared;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.rules.offer.OfferPolicy;
import java.time.Instant;
import java.util.function.Predicate;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** The offers to a customer: it knows all of them, and decides about the next one. */
final class CustomerMarketing {

    private boolean forgotten;
    private int memberships;
    private boolean allowed;
    private @Nullable String timeZone;
    private CustomerOfferHistory offers = new CustomerOfferHistory();

    void decide(ProposeOffer propose) {
        var content = OfferContents.of(propose);
        if (offers.knows(propose.offerId(), propose.campaignId(), propose.kind(), content)) return;
        apply(policy().decide(propose), MetaData.with(EventMetadata.CONTENT_DIGEST, content));
    }

    void decide(ClearOffer clear) {
        if (offers.isMade(clear.offerId()) || offers.isCleared(clear.offerId())) return;
        var offer = offers.planned(clear.offerId());
        if (MillisecondPrecision.isBefore(clear.at(), offer.sendAt())) {
            throw new Refused("offer-not-due", "The time of this offer has not come");
        }
        if (policy().isQuiet(clear.limits(), clear.at())) {
            throw new Refused("quiet-hours", "The customer is left alone at this hour");
        }
        apply(new OfferCleared(offer.customerId(), offer.offerId(), offer.campaignId(), clear.at()));
    }

    /** A postponement is a repeat if the offer was already postponed beyond that time. */
    void decide(PostponeOffer postpone) {
        if (offers.isMade(postpone.offerId()) || offers.isCleared(postpone.offerId())) return;
        var offer = offers.planned(postpone.offerId());
        if (MillisecondPrecision.isBefore(postpone.at(), offer.sendAt())) return;
        if (!policy().isQuiet(postpone.limits(), postpone.at())) {
            throw new Refused("not-quiet", "The customer need not be left alone at this hour");
        }
        apply(policy().postpone(offer, postpone.limits(), postpone.at()));
    }

    void decide(MakeOffer make) {
        if (offers.isMade(make.offerId())) return;
        if (!offers.isCleared(make.offerId())) {
            throw new Refused("offer-not-cleared", "An offer is made after it was cleared");
        }
        var offer = offers.planned(make.offerId());
        apply(new OfferMade(
                offer.customerId(),
                offer.offerId(),
                offer.campaignId(),
                offer.kind(),
                offer.couponId(),
                offer.worth(),
                offer.expiresAt(),
                offer.because(),
                make.at()));
    }

    void decide(WithholdOffer withhold) {
        var content = OfferContents.of(withhold);
        if (offers.isWithheld(withhold.offerId(), withhold.campaignId(), withhold.kind(), content)) return;
        var withheld = new OfferWithheld(
                withhold.customerId(),
                withhold.offerId(),
                withhold.campaignId(),
                withhold.kind(),
                withhold.reason(),
                withhold.because(),
                withhold.at());
        apply(withheld, MetaData.with(EventMetadata.CONTENT_DIGEST, content));
    }

    void withhold(Predicate<OfferPlanned> filter, WithheldReason reason, Instant at) {
        offers.withheld(filter, reason, at).forEach(AggregateLifecycle::apply);
    }

    private OfferPolicy policy() {
        return new OfferPolicy(forgotten, memberships > 0, allowed, timeZone, offers);
    }

    @EventSourcingHandler
    void evolve(CustomerRegistered customer) {
        timeZone = customer.timeZone();
    }

    @EventSourcingHandler
    void evolve(ContactDetailsChanged changed) {
        timeZone = changed.timeZone();
    }

    @EventSourcingHandler
    void evolve(IdentityLinked linked) {
        if (linked.kind() == IdentityKind.MEMBERSHIP) memberships++;
    }

    @EventSourcingHandler
    void evolve(IdentityUnlinked unlinked) {
        if (unlinked.kind() == IdentityKind.MEMBERSHIP) memberships--;
    }

    @EventSourcingHandler
    void evolve(ConsentGiven given) {
        if (given.purpose() == ConsentPurpose.MARKETING) allowed = true;
    }

    @EventSourcingHandler
    void evolve(ConsentWithdrawn withdrawn) {
        if (withdrawn.purpose() == ConsentPurpose.MARKETING) allowed = false;
    }

    @EventSourcingHandler
    void evolve(CustomerForgotten gone) {
        forgotten = true;
        timeZone = null;
    }

    @EventSourcingHandler
    void evolve(OfferPlanned offer, @MetaDataValue(EventMetadata.CONTENT_DIGEST) @Nullable String content) {
        offers.planned(offer, content);
    }

    @EventSourcingHandler
    void evolve(OfferPostponed offer) {
        offers.postponed(offer);
    }

    @EventSourcingHandler
    void evolve(OfferCleared offer) {
        offers.cleared(offer.offerId());
    }

    @EventSourcingHandler
    void evolve(OfferMade offer) {
        offers.made(offer);
    }

    @EventSourcingHandler
    void evolve(OfferWithheld offer, @MetaDataValue(EventMetadata.CONTENT_DIGEST) @Nullable String content) {
        offers.withheld(offer, content);
    }
}
