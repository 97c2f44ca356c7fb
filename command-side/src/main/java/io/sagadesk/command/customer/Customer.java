package io.sagadesk.command.customer;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerCommand.AssessSegment;
import io.sagadesk.api.customer.CustomerCommand.ChangeContactDetails;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import io.sagadesk.api.customer.CustomerCommand.GiveConsent;
import io.sagadesk.api.customer.CustomerCommand.LiftLegalHold;
import io.sagadesk.api.customer.CustomerCommand.LinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.PlaceLegalHold;
import io.sagadesk.api.customer.CustomerCommand.RegisterCustomer;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.customer.CustomerCommand.SuspectDuplicate;
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
import io.sagadesk.api.customer.CustomerEvent.IdentityVerified;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldLifted;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.command.ContentFingerprints;
import io.sagadesk.command.RepeatableAggregate;
import java.time.ZoneId;
import java.util.Set;
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
@Revision("4") // of its snapshots: revision 3 did not know suspected duplicates
@Aggregate(type = "Customer", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Customer extends RepeatableAggregate {

    private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    @AggregateIdentifier
    private CustomerId customerId;

    private boolean registered;
    private boolean forgotten;
    private @Nullable Segment segment;

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
    private @Nullable String contact;

    @PersonalData
    private @Nullable ContentFingerprints identities; // absent before the first, and after the customer is forgotten

    Customer() {} // Axon rebuilds a customer from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RegisterCustomer register) {
        requireNotForgotten();
        requireTimeZone(register.timeZone());
        if (!registered) {
            apply(new CustomerRegistered(
                    register.customerId(), register.contact(), register.timeZone(), register.at()));
        } else if (!fingerprintOf(register.contact(), register.timeZone()).equals(registration)) {
            throw new Refused("customer-exists", "Another customer was registered under this id");
        }
    }

    @CommandHandler
    void decide(LinkIdentity link) {
        requireRegistered();
        if (identities != null && identities.knows(keyOf(link.kind(), link.handle()))) return;
        apply(new IdentityLinked(customerId, link.kind(), link.handle(), link.at()));
        if (link.kind() == IdentityKind.MEMBERSHIP) {
            marketing.withhold(
                    offer -> offer.kind() == CampaignKind.MEMBERSHIP, WithheldReason.ALREADY_CONVERTED, link.at());
        }
    }

    @CommandHandler
    void decide(ChangeContactDetails change) {
        requireRegistered();
        requireTimeZone(change.timeZone());
        if (fingerprintOf(change.contact(), change.timeZone()).equals(contact)) return;
        apply(new ContactDetailsChanged(customerId, change.contact(), change.timeZone(), change.at()));
    }

    @CommandHandler
    void decide(GiveConsent give) {
        requireRegistered();
        if (consents.isGiven(give.purpose(), give.wording())) return;
        apply(new ConsentGiven(customerId, give.purpose(), give.wording(), give.at()));
    }

    @CommandHandler
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
    void decide(VerifyIdentity verify) {
        requireRegistered();
        apply(new IdentityVerified(customerId, verify.method(), verify.at()));
    }

    @CommandHandler
    void decide(SuspectDuplicate suspect) {
        requireRegistered();
        if (suspect.other().equals(customerId)) {
            throw new Refused("same-customer", "A customer is no duplicate of itself");
        }
        if (duplicates.include(suspect.other(), suspect.kind())) return;
        apply(new DuplicateSuspected(customerId, suspect.other(), suspect.kind(), suspect.at()));
    }

    @CommandHandler
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
    void decide(StartWinBack start) {
        requireRegistered();
        if (!winBacks.isNew(start.at())) return;
        apply(new WinBackStarted(customerId, start.segment(), start.because(), start.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PlaceLegalHold place) {
        requireNotForgotten();
        if (!holds.isNew(place.holdId(), place.reason())) return;
        apply(new LegalHoldPlaced(place.customerId(), place.holdId(), place.reason(), place.at()));
    }

    @CommandHandler
    void decide(LiftLegalHold lift) {
        requireNotForgotten();
        if (!holds.isLiftable(lift.holdId())) return;
        apply(new LegalHoldLifted(customerId, lift.holdId(), lift.at()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ForgetCustomer forget) {
        if (forgotten) return;
        var standing = holds.inForce();
        if (!standing.isEmpty()) {
            apply(new ForgettingRefused(customerId, forget.reason(), standing, forget.at()));
            return;
        }
        marketing.withhold(offer -> true, WithheldReason.FORGOTTEN, forget.at());
        winBacks.end(customerId, WithheldReason.FORGOTTEN, forget.at());
        apply(new CustomerForgotten(forget.customerId(), forget.reason(), forget.at()));
    }

    @EventSourcingHandler
    void evolve(CustomerRegistered customer) {
        customerId = customer.customerId();
        registered = true;
        registration = fingerprintOf(customer.contact(), customer.timeZone());
        contact = registration;
    }

    @EventSourcingHandler
    void evolve(IdentityLinked linked) {
        identities = ContentFingerprints.add(identities, keyOf(linked.kind(), linked.handle()), linked.handle());
    }

    @EventSourcingHandler
    void evolve(ContactDetailsChanged changed) {
        contact = fingerprintOf(changed.contact(), changed.timeZone());
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
        identities = null;
    }

    private void requireRegistered() {
        requireNotForgotten();
        if (!registered) throw new Refused("customer-not-registered", "The customer was never registered");
    }

    private void requireNotForgotten() {
        if (forgotten) throw new Refused("customer-forgotten", "The customer was forgotten");
    }

    private static void requireTimeZone(@Nullable String timeZone) {
        if (timeZone == null || TIME_ZONES.contains(timeZone)) return;
        throw new Refused("invalid-time-zone", "A time zone has an IANA name such as Europe/Berlin");
    }

    private static String keyOf(IdentityKind kind, String handle) {
        return kind + "/" + handle;
    }

    private static String fingerprintOf(@Nullable ContactDetails contact, @Nullable String timeZone) {
        return contact == null
                ? ContentFingerprints.of(timeZone)
                : ContentFingerprints.of(timeZone, contact.name(), contact.email(), contact.phone(), contact.address());
    }
}
