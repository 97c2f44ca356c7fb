package io.sagadesk.store.keys.mongo;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.KeyCommitment;
import io.sagadesk.store.keys.storage.KeyInsertions.NewKey;
import io.sagadesk.store.keys.storage.StoredKey;
import java.time.Duration;
import java.time.Instant;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** The stored form of a customer's key. */
final class KeyDocument {

    static final String COMMITMENT = "commitment";
    static final String WRAPPED = "wrapped";
    static final String CREATED_AT = "createdAt";
    static final String FORGOTTEN = "forgotten";
    static final String DESTROYED_AT = "destroyedAt";

    /** The last instance that made sure that the key is on the disk. */
    static final String SECURED_BY = "securedBy";

    /** Longer than two clocks differ, and than a write takes. */
    private static final Duration YOUTH = Duration.ofHours(1);

    private KeyDocument() {}

    static Document of(NewKey key, String instance) {
        return new Document(KeyCollections.ID, key.customer().value())
                .append(COMMITMENT, new Binary(key.key().commitment().bytes()))
                .append(WRAPPED, new Binary(key.wrapped()))
                .append(CREATED_AT, Instant.now())
                .append(SECURED_BY, instance);
    }

    /** A forgotten customer has no key, although it may not be destroyed yet. */
    static StoredKey key(Document stored) {
        return new StoredKey(
                new CustomerId(stored.getString(KeyCollections.ID)),
                commitment(stored),
                isForgotten(stored) ? null : bytes(stored, WRAPPED));
    }

    static @Nullable KeyCommitment commitment(Document stored) {
        var commitment = bytes(stored, COMMITMENT);
        return commitment == null ? null : KeyCommitment.startOf(commitment);
    }

    static byte @Nullable [] bytes(Document stored, String field) {
        var binary = stored.get(field, Binary.class);
        return binary == null ? null : binary.getData();
    }

    static boolean isForgotten(Document stored) {
        return stored.getBoolean(FORGOTTEN, false);
    }

    /** Whether another instance made the key so recently that its write may not be on the disk yet. */
    static boolean isYoungKeyOfAnother(Document stored, String instance) {
        return !instance.equals(stored.getString(SECURED_BY))
                && stored.getDate(CREATED_AT).toInstant().isAfter(Instant.now().minus(YOUTH));
    }
}
