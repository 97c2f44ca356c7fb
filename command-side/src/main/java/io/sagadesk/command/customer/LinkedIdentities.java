package io.sagadesk.command.customer;

import io.sagadesk.api.PersonalData;
import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.command.ContentFingerprints;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The identities of a customer by fingerprint, each with the number of the link that made it one. A fingerprint of an
 * identity can be guessed, so it is personal data, too.
 */
final class LinkedIdentities {

    private static final int UNLINKED = 0;

    private Map<String, Integer> linkByIdentity = new HashMap<>();

    /** The number of the link; absent if the identity is not linked, or not any more. */
    @Nullable Integer link(IdentityKind kind, String handle) {
        var link = linkByIdentity.getOrDefault(fingerprint(kind, handle), UNLINKED);
        return link == UNLINKED ? null : link;
    }

    /** Whether the identity was ever linked. */
    boolean knows(IdentityKind kind, String handle) {
        return linkByIdentity.containsKey(fingerprint(kind, handle));
    }

    /** Adds a link. A forgotten identity is not added: the key to encrypt its fingerprint is destroyed. */
    void link(IdentityKind kind, String handle, int number) {
        if (!handle.equals(PersonalData.FORGOTTEN)) linkByIdentity.put(fingerprint(kind, handle), number);
    }

    void unlink(IdentityKind kind, String handle) {
        link(kind, handle, UNLINKED);
    }

    private static String fingerprint(IdentityKind kind, String handle) {
        return ContentFingerprints.of(kind.name(), handle);
    }
}
