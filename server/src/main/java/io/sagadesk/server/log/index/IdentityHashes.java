package io.sagadesk.server.log.index;

import io.sagadesk.api.customer.IdentityKind;
import io.sagadesk.rules.customer.HandleNormalization;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.KeyedHash;

/** Keyed hashes of identities: two identities have the same hash if they are the same after normalization. */
final class IdentityHashes {

    private final KeyedHash hash;

    IdentityHashes(CustomerKeys keys) {
        this.hash = new KeyedHash(keys.keyFor("sagadesk identity index v1"));
    }

    /** Distinguishes the spellings of one identity. */
    String ofSpelling(IdentityKind kind, String handle) {
        return hash.text(kind + "=" + handle);
    }

    String of(IdentityKind kind, String handle) {
        return hash.text(kind + "/" + HandleNormalization.normalized(kind, handle));
    }
}
