package io.sagadesk.store.keys.storage;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.CustomerKey;
import io.sagadesk.store.keys.KeyCommitment;
import org.jspecify.annotations.Nullable;

/** The place where the encrypted keys are stored, such as a file or a database. What a method has written is on disk on return. */
public interface KeyStorage extends UpgradeNotes, AutoCloseable {

    /** What people call it, without a password. */
    String place();

    /**
     * Returns if the keys in the cache may be used now.
     *
     * @throws io.sagadesk.store.keys.KeysUnreachableException if nobody knows whether one of them is about to be destroyed
     */
    void requireCurrentCache();

    /** Returns the customer's key, or null if it has none. */
    @Nullable StoredKey find(CustomerId customer);

    /** Returns the key with this commitment, or null if there was never one. */
    @Nullable StoredKey find(KeyCommitment commitment);

    /** Stores a customer's first key. Returns the key that is stored then: another one if somebody else was first. */
    StoredKey insert(CustomerKey key, byte[] wrapped);

    /** Destroys a customer's key, which nobody uses any more before it is destroyed. */
    void destroy(CustomerId customer, KeyCache cache);

    /** Passes on every row. */
    void forEach(RowVisitor visitor);

    @Override
    void close();

    /** Receives a customer's id with the encrypted key, which is null once it is destroyed. */
    @FunctionalInterface
    interface RowVisitor {
        void row(@Nullable String customer, byte @Nullable [] wrapped, boolean isForgotten);
    }
}
