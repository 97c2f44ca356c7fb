package io.sagadesk.projections.customer;

import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.CustomerEvent.ConsentGiven;
import io.sagadesk.api.customer.CustomerEvent.ConsentWithdrawn;
import io.sagadesk.api.customer.CustomerEvent.DuplicateSuspected;
import io.sagadesk.api.customer.CustomerEvent.LegalHoldPlaced;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.HoldId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All data about a customer. Its lists are bounded, except for legal holds, of which none is left out.
 *
 * @param consents by purpose
 * @param standing the last decided segment; null if none was decided
 * @param legalHolds the holds in force, by hold id
 * @param served the last agent; null if no agent has served the customer
 * @param duplicates the last {@value #LAST_DUPLICATES} suspected duplicates
 */
public record CustomerProfile(
        CustomerIdentity person,
        Map<String, Consent> consents,
        @Nullable Standing standing,
        CustomerContacts contacts,
        OrderTotals orders,
        OpenWork openWork,
        OffersReceived offers,
        Map<String, LegalHold> legalHolds,
        @Nullable Served served,
        List<SuspectedDuplicate> duplicates) {

    static final CustomerProfile UNKNOWN = new CustomerProfile(
            CustomerIdentity.UNKNOWN,
            Map.of(),
            null,
            CustomerContacts.NONE,
            OrderTotals.NONE,
            OpenWork.NONE,
            OffersReceived.NONE,
            Map.of(),
            null,
            List.of());

    private static final int LAST_DUPLICATES = 50;

    public CustomerProfile {
        consents = Collections.unmodifiableMap(new TreeMap<>(consents));
        legalHolds = Collections.unmodifiableMap(new TreeMap<>(legalHolds));
        duplicates = duplicates == null ? List.of() : duplicates; // documents of revision 2 have none
    }

    /**
     * The customer's last decision on one use of their data.
     *
     * @param wording the text to which the customer agreed; null if the customer never agreed
     * @param withdrawnAt null while the consent holds
     */
    public record Consent(
            @Nullable String wording,
            @Nullable Instant givenAt,
            @Nullable Instant withdrawnAt) {

        static final Consent NEVER = new Consent(null, null, null);
    }

    /** A reason why the customer must not be forgotten. */
    public record LegalHold(String reason, Instant placedAt) {}

    /**
     * A decided segment.
     *
     * @param policyVersion the version of the policy that decided it; 0 for the built-in default
     */
    public record Standing(Segment segment, Instant since, String rule, int policyVersion) {}

    /** The agent who last accepted or closed a conversation of the customer. */
    public record Served(AgentId agentId, Instant at) {

        public Served {
            at = RecentItems.asStored(at);
        }
    }

    /** Another customer who may be the same person, with the kind of the identity that both have or had. */
    public record SuspectedDuplicate(CustomerId customerId, IdentityKind kind, Instant at)
            implements RecentItems.Dated {

        public SuspectedDuplicate {
            at = RecentItems.asStored(at);
        }
    }

    /** Returns whether the customer agreed to this use and has not withdrawn the consent. */
    public boolean consentsTo(ConsentPurpose purpose) {
        var consent = consents.getOrDefault(purpose.name(), Consent.NEVER);
        return consent.givenAt() != null && consent.withdrawnAt() == null;
    }

    CustomerProfile after(ConsentGiven given) {
        return with(given.purpose(), new Consent(given.wording(), given.at(), null));
    }

    CustomerProfile after(ConsentWithdrawn withdrawn) {
        var known = consents.getOrDefault(withdrawn.purpose().name(), Consent.NEVER);
        return with(withdrawn.purpose(), new Consent(known.wording(), known.givenAt(), withdrawn.at()));
    }

    private CustomerProfile with(ConsentPurpose purpose, Consent consent) {
        var changed = new TreeMap<>(consents);
        changed.put(purpose.name(), consent);
        return new CustomerProfile(
                person, changed, standing, contacts, orders, openWork, offers, legalHolds, served, duplicates);
    }

    CustomerProfile after(SegmentChanged changed) {
        var because = changed.because();
        var now = new Standing(changed.to(), changed.at(), because.rule(), because.version());
        return new CustomerProfile(
                person, consents, now, contacts, orders, openWork, offers, legalHolds, served, duplicates);
    }

    CustomerProfile after(DuplicateSuspected suspected) {
        var duplicate = new SuspectedDuplicate(suspected.other(), suspected.kind(), suspected.at());
        var more = RecentItems.with(duplicates, duplicate, LAST_DUPLICATES);
        return new CustomerProfile(
                person, consents, standing, contacts, orders, openWork, offers, legalHolds, served, more);
    }

    CustomerProfile after(LegalHoldPlaced placed) {
        var holds = new TreeMap<>(legalHolds);
        holds.put(placed.holdId().value(), new LegalHold(placed.reason(), placed.at()));
        return new CustomerProfile(
                person, consents, standing, contacts, orders, openWork, offers, holds, served, duplicates);
    }

    CustomerProfile lifted(HoldId hold) {
        var holds = new TreeMap<>(legalHolds);
        holds.remove(hold.value());
        return new CustomerProfile(
                person, consents, standing, contacts, orders, openWork, offers, holds, served, duplicates);
    }

    /** Has no effect if a later agent is already known. */
    CustomerProfile servedBy(AgentId agentId, Instant at) {
        var now = new Served(agentId, at);
        if (served != null && served.at().isAfter(now.at())) return this;
        return new CustomerProfile(
                person, consents, standing, contacts, orders, openWork, offers, legalHolds, now, duplicates);
    }

    CustomerProfile with(CustomerIdentity changed) {
        return new CustomerProfile(
                changed, consents, standing, contacts, orders, openWork, offers, legalHolds, served, duplicates);
    }

    CustomerProfile with(CustomerContacts changed) {
        return new CustomerProfile(
                person, consents, standing, changed, orders, openWork, offers, legalHolds, served, duplicates);
    }

    CustomerProfile with(OrderTotals changed) {
        return new CustomerProfile(
                person, consents, standing, contacts, changed, openWork, offers, legalHolds, served, duplicates);
    }

    CustomerProfile with(OpenWork changed) {
        return new CustomerProfile(
                person, consents, standing, contacts, orders, changed, offers, legalHolds, served, duplicates);
    }

    CustomerProfile with(OffersReceived changed) {
        return new CustomerProfile(
                person, consents, standing, contacts, orders, openWork, changed, legalHolds, served, duplicates);
    }
}
