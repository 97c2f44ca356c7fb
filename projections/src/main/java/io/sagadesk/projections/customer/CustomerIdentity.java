package io.sagadesk.projections.customer;

import io.sagadesk.api.SealedRecord;
import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityUnlinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityVerified;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.VerificationMethod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer's identity, with personal data encrypted.
 *
 * @param registeredAt null for a customer who is known by activity only
 * @param contact encrypted as a whole: the first component holds its stored text, see {@link SealedRecord}
 * @param identities the last {@value #IDENTITIES} of each kind
 * @param links the number of all identities that were ever linked
 * @param forgottenAt when the customer was forgotten; from then on this document contains no personal data
 */
public record CustomerIdentity(
        @Nullable Instant registeredAt,
        @Nullable ContactDetails contact,
        @Nullable String timeZone,
        List<Identity> identities,
        int links,
        @Nullable Verification verified,
        @Nullable Instant forgottenAt) {

    static final CustomerIdentity UNKNOWN = new CustomerIdentity(null, null, null, List.of(), 0, null, null);
    private static final int IDENTITIES = 5;

    /**
     * An identity on another channel.
     *
     * @param handle encrypted; null once forgotten
     * @param link the number of its link, by which it is unlinked: two ciphertexts of one handle differ
     */
    public record Identity(IdentityKind kind, @Nullable String handle, int link, Instant at)
            implements RecentItems.Dated {

        public Identity {
            at = RecentItems.asStored(at);
        }
    }

    /** The verification of the customer's identity. */
    public record Verification(VerificationMethod method, Instant at) {}

    CustomerIdentity after(CustomerRegistered registered) {
        return new CustomerIdentity(
                registered.at(), registered.contact(), registered.timeZone(), identities, links, verified, forgottenAt);
    }

    CustomerIdentity after(ContactDetailsChanged changed) {
        return new CustomerIdentity(
                registeredAt, changed.contact(), changed.timeZone(), identities, links, verified, forgottenAt);
    }

    CustomerIdentity after(IdentityLinked linked) {
        var ofKind =
                identities.stream().filter(one -> one.kind() == linked.kind()).toList();
        var others = RecentItems.without(identities, one -> one.kind() == linked.kind());
        var identity = new Identity(linked.kind(), linked.handle(), links + 1, linked.at());
        var all = others;
        for (var one : RecentItems.with(ofKind, identity, IDENTITIES))
            all = RecentItems.with(all, one, Integer.MAX_VALUE);
        return new CustomerIdentity(registeredAt, contact, timeZone, all, links + 1, verified, forgottenAt);
    }

    CustomerIdentity after(IdentityUnlinked unlinked) {
        var others = RecentItems.without(identities, one -> one.link() == unlinked.link());
        return new CustomerIdentity(registeredAt, contact, timeZone, others, links, verified, forgottenAt);
    }

    CustomerIdentity after(IdentityVerified proof) {
        var proven = new Verification(proof.method(), proof.at());
        return new CustomerIdentity(registeredAt, contact, timeZone, identities, links, proven, forgottenAt);
    }

    /** Drops the ciphertext too, although its key is destroyed, so that nobody has to ask what it contained. */
    CustomerIdentity after(CustomerForgotten forgotten) {
        var kinds = identities.stream()
                .map(one -> new Identity(one.kind(), null, one.link(), one.at()))
                .toList();
        return new CustomerIdentity(registeredAt, forgotten(contact), timeZone, kinds, links, verified, forgotten.at());
    }

    private static @Nullable ContactDetails forgotten(@Nullable ContactDetails contact) {
        if (contact == null || contact.name() == null) return null;
        return new ContactDetails(SealedRecord.forget(contact.name()), null, null, null);
    }

    /** Returns whether a membership was linked. */
    public boolean isMember() {
        return identities.stream().anyMatch(one -> one.kind() == IdentityKind.MEMBERSHIP);
    }
}
