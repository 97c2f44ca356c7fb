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
import io.sagadesk.api.customer.CustomerDetail.Talk;
import io.sagadesk.api.customer.CustomerDetail.Verification;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.projections.customer.CustomerIdentity;
import io.sagadesk.projections.customer.CustomerProfile;
import io.sagadesk.query.SealedTexts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says what a profile says, with what is sealed in it opened. */
final class CustomerDetails {

    private static final ContactDetails FORGOTTEN_CONTACT =
            new ContactDetails(FORGOTTEN, FORGOTTEN, FORGOTTEN, FORGOTTEN);

    private CustomerDetails() {}

    static CustomerDetail of(CustomerId id, CustomerProfile known, SealedTexts texts) {
        var person = known.person();
        var work = known.openWork();
        return new CustomerDetail(
                id,
                person.registeredAt(),
                contact(person, texts),
                person.timeZone(),
                identities(person, texts),
                verified(person),
                person.isMember(),
                consents(known),
                standing(known),
                served(known),
                known.contacts().conversations(),
                known.contacts().last().stream()
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
                OrdersAndOffers.orders(known.orders()),
                OrdersAndOffers.offers(known.offers()),
                legalHolds(known),
                person.forgottenAt());
    }

    /** Its ciphertext is its first component. */
    private static @Nullable ContactDetails contact(CustomerIdentity person, SealedTexts texts) {
        if (person.forgottenAt() != null) return FORGOTTEN_CONTACT;
        if (person.contact() == null) return null;
        var opened = texts.open(person.contact().name(), ContactDetails.class);
        return opened == null ? FORGOTTEN_CONTACT : opened;
    }

    private static List<CustomerDetail.Identity> identities(CustomerIdentity person, SealedTexts texts) {
        return person.identities().stream()
                .map(one -> new CustomerDetail.Identity(
                        one.kind(), Objects.requireNonNullElse(texts.open(one.handle()), FORGOTTEN), one.at()))
                .toList();
    }

    private static @Nullable Verification verified(CustomerIdentity person) {
        var proof = person.verified();
        return proof == null ? null : new Verification(proof.method(), proof.at());
    }

    private static Map<ConsentPurpose, Consent> consents(CustomerProfile known) {
        var consents = new EnumMap<ConsentPurpose, Consent>(ConsentPurpose.class);
        known.consents().forEach((name, said) -> {
            var purpose = ConsentPurpose.valueOf(name);
            var given = known.consentsTo(purpose);
            consents.put(purpose, new Consent(given, said.wording(), said.givenAt(), said.withdrawnAt()));
        });
        return consents;
    }

    private static @Nullable Standing standing(CustomerProfile known) {
        var standing = known.standing();
        return standing == null
                ? null
                : new Standing(standing.segment(), standing.since(), standing.rule(), standing.policyVersion());
    }

    private static @Nullable Served served(CustomerProfile known) {
        var served = known.served();
        return served == null ? null : new Served(served.agentId(), served.at());
    }

    private static Map<String, LegalHold> legalHolds(CustomerProfile known) {
        var holds = new TreeMap<String, LegalHold>();
        known.legalHolds().forEach((id, hold) -> holds.put(id, new LegalHold(hold.reason(), hold.placedAt())));
        return holds;
    }
}
