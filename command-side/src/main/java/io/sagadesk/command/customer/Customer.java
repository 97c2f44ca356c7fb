package io.sagadesk.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerCommand.AssessSegment;
import io.sagadesk.api.customer.CustomerCommand.ChangeContactDetails;
import io.sagadesk.api.customer.CustomerCommand.EditContactDetails;
import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import io.sagadesk.api.customer.CustomerCommand.GiveConsent;
import io.sagadesk.api.customer.CustomerCommand.LiftLegalHold;
import io.sagadesk.api.customer.CustomerCommand.LinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.PlaceLegalHold;
import io.sagadesk.api.customer.CustomerCommand.RegisterCustomer;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.customer.CustomerCommand.SuspectDuplicate;
import io.sagadesk.api.customer.CustomerCommand.UnlinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.VerifyIdentity;
import io.sagadesk.api.customer.CustomerCommand.WithdrawConsent;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.DuplicateSuspected;
import io.sagadesk.api.customer.CustomerEvent.ForgettingRefused;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityVerified;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldLifted;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.command.ContentFingerprints;
import io.sagadesk.command.ReferenceChecks;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.command.SubjectFacts;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A customer: registered, or known only from other events; may be forgotten later. */
@Revision("4") // of its snapshots: revision 3 had fingerprints instead of contact details, and no suspected duplicates
@Aggregate(type = "Customer", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Customer extends RepeatableAggregate {

    @AggregateIdentifier
    private CustomerId customerId;

    private boolean registered;
    private boolean forgotten;
    private @Nullable Segment segment;
    private @Nullable String timeZone;
    private int links; // all there ever were

    @AggregateMember
    private CustomerConsents consents = new CustomerConsents();

    @AggregateMember
    private LegalHolds holds = new LegalHolds();

    @AggregateMember
    private CustomerMarketing marketing = new CustomerMarketing();

    @AggregateMember
    private WinBackAttempts winBacks = new WinBackAttempts();

    @AggregateMember
    private SuspectedDuplicates duplicates = new SuspectedDuplicates();

    @PersonalData
    private @Nullable String registration;

    @PersonalData
    private @Nullable ContactDetails contact;

    @PersonalData
    private @Nullable LinkedIdentities identities; // absent before the first, and after the customer is forgotten

    Customer() {} // Axon rebuilds a customer from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RegisterCustomer register) {
        requireNotForgotten();
        if (!registered) {
            apply(new CustomerRegistered(
                    register.customerId(), register.contact(), register.timeZone(), register.at()));
        } else if (!fingerprintOf(register.contact(), register.timeZone()).equals(registration)) {
            throw new Refused("customer-exists", "Another customer was registered under this id");
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(LinkIdentity link) {
        requireRegistered();
        if (identities != null && identities.link(link.kind(), link.handle()) != null) return;
        apply(new IdentityLinked(customerId, link.kind(), link.handle(), link.at()));
        if (link.kind() == IdentityKind.MEMBERSHIP) {
            marketing.withhold(
                    offer -> offer.kind() == CampaignKind.MEMBERSHIP, WithheldReason.ALREADY_CONVERTED, link.at());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(UnlinkIdentity unlink) {
        requireRegistered();
        if (identities == null || !identities.knows(unlink.kind(), unlink.handle())) {
            throw new Refused("identity-unknown", "The customer never had this identity");
        }
        var link = identities.link(unlink.kind(), unlink.handle());
        if (link == null) return;
        apply(new IdentityUnlinked(customerId, unlink.kind(), unlink.handle(), link, unlink.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ChangeContactDetails change) {
        requireRegistered();
        var changes = new ContactChange(change.contact(), change.timeZone(), change.removed());
        changeContact(changes.replacing(), changes.timeZone(timeZone), change.at());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(EditContactDetails edit) {
        requireRegistered();
        var changes = new ContactChange(edit.contact(), edit.timeZone(), edit.removed());
        changeContact(changes.editing(contact), changes.timeZone(timeZone), edit.at());
    }

    private void changeContact(@Nullable ContactDetails details, @Nullable String zone, Instant at) {
        if (Objects.equals(details, contact) && Objects.equals(zone, timeZone)) return;
        apply(new ContactDetailsChanged(customerId, details, zone, at));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(GiveConsent give) {
        requireRegistered();
        if (consents.isGiven(give.purpose(), give.wording())) return;
        apply(new ConsentGiven(customerId, give.purpose(), give.wording(), give.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(WithdrawConsent withdraw) {
        requireRegistered();
        if (consents.isWithdrawn(withdraw.purpose())) return;
        apply(new ConsentWithdrawn(customerId, withdraw.purpose(), withdraw.at()));
        if (withdraw.purpose() == ConsentPurpose.MARKETING) {
            marketing.withhold(offer -> true, WithheldReason.NO_CONSENT, withdraw.at());
        }
    }

    /** Each verification is recorded, even with the same method as before, because each is a new fact at its time. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(VerifyIdentity verify) {
        requireRegistered();
        apply(new IdentityVerified(customerId, verify.method(), verify.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SuspectDuplicate suspect, SubjectFacts facts) {
        requireRegistered();
        if (suspect.other().equals(customerId)) {
            throw new Refused("same-customer", "A customer is no duplicate of itself");
        }
        if (duplicates.include(suspect.other(), suspect.kind())) return;
        ReferenceChecks.requireExists(facts, suspect.other());
        apply(new DuplicateSuspected(customerId, suspect.other(), suspect.kind(), suspect.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(AssessSegment assess) {
        requireRegistered();
        if (assess.segment() == segment) return;
        apply(new SegmentChanged(customerId, segment, assess.segment(), assess.because(), assess.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ProposeOffer propose) {
        marketing.decide(propose);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(WithholdOffer withhold) {
        marketing.decide(withhold);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ClearOffer clear) {
        marketing.decide(clear);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PostponeOffer postpone) {
        marketing.decide(postpone);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(MakeOffer make) {
        marketing.decide(make);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(StartWinBack start) {
        requireRegistered();
        if (!winBacks.isNew(start.at())) return;
        apply(new WinBackStarted(customerId, start.segment(), start.because(), start.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(EndWinBack end) {
        if (!registered) requireRegistered();
        winBacks.decide(end);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PlaceLegalHold place) {
        requireNotForgotten();
        if (!holds.isNew(place.holdId(), place.reason())) return;
        apply(new LegalHoldPlaced(place.customerId(), place.holdId(), place.reason(), place.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(LiftLegalHold lift) {
        requireNotForgotten();
        if (!holds.isLiftable(lift.holdId())) return;
        apply(new LegalHoldLifted(customerId, lift.holdId(), lift.at()));
    }

    /** Returns the refusal instead of throwing it, so that it is recorded. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    @Nullable Refused decide(ForgetCustomer forget) {
        if (forgotten) return null;
        var standing = holds.inForce();
        if (!standing.isEmpty()) {
            apply(new ForgettingRefused(customerId, forget.reason(), standing, forget.at()));
            return holds.refusal();
        }
        marketing.withhold(offer -> true, WithheldReason.FORGOTTEN, forget.at());
        winBacks.end(customerId, WithheldReason.FORGOTTEN, forget.at());
        apply(new CustomerForgotten(forget.customerId(), forget.reason(), forget.at()));
        return null;
    }

    @Override
    protected @Nullable Refused repeated(Object command) {
        return command instanceof ForgetCustomer && !forgotten ? holds.refusal() : null;
    }

    @EventSourcingHandler
    void evolve(CustomerRegistered customer) {
        customerId = customer.customerId();
        registered = true;
        registration = fingerprintOf(customer.contact(), customer.timeZone());
        contact = customer.contact();
        timeZone = customer.timeZone();
    }

    @EventSourcingHandler
    void evolve(IdentityLinked linked) {
        if (identities == null) identities = new LinkedIdentities();
        identities.link(linked.kind(), linked.handle(), ++links);
    }

    @EventSourcingHandler
    void evolve(IdentityUnlinked unlinked) {
        if (identities != null) identities.unlink(unlinked.kind(), unlinked.handle());
    }

    @EventSourcingHandler
    void evolve(ContactDetailsChanged changed) {
        contact = changed.contact();
        timeZone = changed.timeZone();
    }

    @EventSourcingHandler
    void evolve(SegmentChanged changed) {
        segment = changed.to();
    }

    @EventSourcingHandler
    void evolve(OfferWithheld offer) {
        customerId = offer.customerId();
    }

    @EventSourcingHandler
    void evolve(LegalHoldPlaced placed) {
        customerId = placed.customerId();
    }

    @EventSourcingHandler
    void evolve(CustomerForgotten gone) {
        customerId = gone.customerId();
        forgotten = true;
        registration = null;
        contact = null;
        timeZone = null;
        identities = null;
    }

    private void requireRegistered() {
        requireNotForgotten();
        if (!registered) throw new Refused("customer-not-registered", "The customer was never registered");
    }

    private void requireNotForgotten() {
        if (forgotten) throw new Refused("customer-forgotten", "The customer was forgotten");
    }

    private static String fingerprintOf(@Nullable ContactDetails contact, @Nullable String timeZone) {
        return contact == null
                ? ContentFingerprints.of(timeZone)
                : ContentFingerprints.of(timeZone, contact.name(), contact.email(), contact.phone(), contact.address());
    }
}
