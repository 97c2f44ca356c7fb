package io.sagadesk.query.customer;

import static io.sagadesk.api.PersonalData.FORGOTTEN;

import io.sagadesk.api.customer.ConsentPurpose;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerDetail;
import io.sagadesk.api.customer.CustomerDetail.Consent;
import io.sagadesk.api.customer.CustomerDetail.LegalHold;
import io.sagadesk.api.customer.CustomerDetail.OpenTicket;
import io.sagadesk.api.customer.CustomerDetail.Served;
import io.sagadesk.api.customer.CustomerDetail.Standing;
import io.sagadesk.api.customer.CustomerDetail.SuspectedDuplicate;
import io.sagadesk.api.customer.CustomerDetail.Talk;
import io.sagadesk.api.customer.CustomerDetail.Verification;
import io.sagadesk.api.customer.CustomerSummary;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.projections.customer.CustomerIdentities;
import io.sagadesk.projections.customer.CustomerIdentity;
import io.sagadesk.projections.customer.CustomerProfile;
import io.sagadesk.query.SealedTexts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Converts customer profiles to details, with personal data decrypted. */
final class CustomerDetails {

    private CustomerDetails() {}

    static CustomerDetail of(CustomerId id, CustomerProfile profile, SealedTexts texts) {
        var person = profile.person();
        var work = profile.openWork();
        return new CustomerDetail(
                id,
                person.registeredAt() != null,
                person.registeredAt(),
                contact(id, person, texts),
                person.timeZone(),
                identities(id, person, texts),
                verified(person),
                person.isMember(),
                consents(profile),
                standing(profile),
                served(profile),
                profile.contacts().conversations(),
                profile.contacts().last().stream()
                        .map(one -> new Talk(one.conversationId(), one.channel(), one.at()))
                        .toList(),
                work.openConversations(),
                work.conversations().stream()
                        .map(one -> new Talk(one.conversationId(), one.channel(), one.at()))
                        .toList(),
                work.ticketsOpened(),
                work.tickets().stream()
                        .map(one -> new OpenTicket(one.ticketId(), one.state(), one.priority(), one.at()))
                        .toList(),
                OrdersAndOffers.orders(profile.orders()),
                OrdersAndOffers.offers(profile.offers()),
                legalHolds(profile),
                profile.duplicates().stream()
                        .map(one -> new SuspectedDuplicate(one.customerId(), one.kind(), one.at()))
                        .toList(),
                person.forgottenAt());
    }

    static CustomerSummary summary(CustomerId id, CustomerProfile profile, SealedTexts texts) {
        var person = profile.person();
        var standing = profile.standing();
        return new CustomerSummary(
                id,
                person.registeredAt(),
                contact(id, person, texts),
                person.timeZone(),
                person.isMember(),
                standing == null ? null : standing.segment(),
                profile.orders().count(),
                profile.openWork().openConversations(),
                person.forgottenAt());
    }

    static List<CustomerDetail.Identity> identities(CustomerId id, CustomerIdentities known, SealedTexts texts) {
        return known.links().stream()
                .map(link -> identity(id, link.kind(), link.handle(), link.at(), texts))
                .toList();
    }

    /** Decrypts the contact details, whose first component holds the stored text of the whole record. */
    private static @Nullable ContactDetails contact(CustomerId id, CustomerIdentity person, SealedTexts texts) {
        return person.contact() == null ? null : texts.decrypt(person.contact().name(), ContactDetails.class, id, id);
    }

    private static List<CustomerDetail.Identity> identities(CustomerId id, CustomerIdentity person, SealedTexts texts) {
        return person.identities().stream()
                .map(one -> identity(id, one.kind(), one.handle(), one.at(), texts))
                .toList();
    }

    private static CustomerDetail.Identity identity(
            CustomerId id, IdentityKind kind, @Nullable String handle, Instant at, SealedTexts texts) {
        return new CustomerDetail.Identity(
                kind, Objects.requireNonNullElse(texts.decrypt(handle, id, id), FORGOTTEN), at);
    }

    private static @Nullable Verification verified(CustomerIdentity person) {
        var proof = person.verified();
        return proof == null ? null : new Verification(proof.method(), proof.at());
    }

    private static Map<ConsentPurpose, Consent> consents(CustomerProfile profile) {
        var consents = new EnumMap<ConsentPurpose, Consent>(ConsentPurpose.class);
        profile.consents().forEach((name, consent) -> {
            var purpose = ConsentPurpose.valueOf(name);
            var given = profile.consentsTo(purpose);
            consents.put(purpose, new Consent(given, consent.wording(), consent.givenAt(), consent.withdrawnAt()));
        });
        return consents;
    }

    private static @Nullable Standing standing(CustomerProfile profile) {
        var standing = profile.standing();
        return standing == null
                ? null
                : new Standing(standing.segment(), standing.since(), standing.rule(), standing.policyVersion());
    }

    private static @Nullable Served served(CustomerProfile profile) {
        var served = profile.served();
        return served == null ? null : new Served(served.agentId(), served.at());
    }

    private static Map<String, LegalHold> legalHolds(CustomerProfile profile) {
        var holds = new TreeMap<String, LegalHold>();
        profile.legalHolds().forEach((id, hold) -> holds.put(id, new LegalHold(hold.reason(), hold.placedAt())));
        return holds;
    }
}
