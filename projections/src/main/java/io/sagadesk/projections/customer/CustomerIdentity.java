package io.sagadesk.projections.customer;

import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.CustomerEvent.ContactDetailsChanged;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.customer.CustomerEvent.CustomerRegistered;
import io.sagadesk.api.customer.CustomerEvent.IdentityLinked;
import io.sagadesk.api.customer.CustomerEvent.IdentityVerified;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.api.customer.VerificationMethod;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a customer is; all that tells it is sealed.
 *
 * @param registeredAt absent for who is known only by what they did
 * @param contact sealed as a whole: the ciphertext is its first component
 * @param identities the last {@value #IDENTITIES} of each kind
 * @param forgottenAt from then on nothing here tells who it is
 */
public record CustomerIdentity(
        @Nullable Instant registeredAt,
        @Nullable ContactDetails contact,
        @Nullable String timeZone,
        List<Identity> identities,
        @Nullable Verification verified,
        @Nullable Instant forgottenAt) {

    static final CustomerIdentity UNKNOWN = new CustomerIdentity(null, null, null, List.of(), null, null);
    private static final int IDENTITIES = 5;

    /**
     * Where else a customer is known.
     *
     * @param handle sealed; absent once forgotten
     */
    public record Identity(IdentityKind kind, @Nullable String handle, Instant at) implements RecentItems.Dated {

        public Identity {
            at = RecentItems.asStored(at);
        }
    }

    /** That they proved to be who they say they are. */
    public record Verification(VerificationMethod method, Instant at) {}

    CustomerIdentity after(CustomerRegistered registered) {
        return new CustomerIdentity(
                registered.at(), registered.contact(), registered.timeZone(), identities, verified, forgottenAt);
    }

    CustomerIdentity after(ContactDetailsChanged changed) {
        return new CustomerIdentity(
                registeredAt, changed.contact(), changed.timeZone(), identities, verified, forgottenAt);
    }

    CustomerIdentity after(IdentityLinked linked) {
        var ofKind =
                identities.stream().filter(one -> one.kind() == linked.kind()).toList();
        var others = RecentItems.without(identities, one -> one.kind() == linked.kind());
        var identity = new Identity(linked.kind(), linked.handle(), linked.at());
        var all = others;
        for (var one : RecentItems.with(ofKind, identity, IDENTITIES))
            all = RecentItems.with(all, one, Integer.MAX_VALUE);
        return new CustomerIdentity(registeredAt, contact, timeZone, all, verified, forgottenAt);
    }

    CustomerIdentity after(IdentityVerified proof) {
        var proven = new Verification(proof.method(), proof.at());
        return new CustomerIdentity(registeredAt, contact, timeZone, identities, proven, forgottenAt);
    }

    /** Even ciphertext is dropped, though its key is gone: nobody has to wonder what it was. */
    CustomerIdentity after(CustomerForgotten forgotten) {
        var kinds = identities.stream()
                .map(one -> new Identity(one.kind(), null, one.at()))
                .toList();
        return new CustomerIdentity(registeredAt, null, timeZone, kinds, verified, forgotten.at());
    }

    /** Whether a membership was linked. */
    public boolean isMember() {
        return identities.stream().anyMatch(one -> one.kind() == IdentityKind.MEMBERSHIP);
    }
}
