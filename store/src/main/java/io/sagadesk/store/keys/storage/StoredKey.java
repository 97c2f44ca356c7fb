package io.sagadesk.store.keys.storage;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.KeyCommitment;
import org.jspecify.annotations.Nullable;

/**
 * A row of the key store: the encrypted key of one customer.
 *
 * @param commitment null if the customer was forgotten before it had a key
 * @param wrapped the encrypted key; null once it is destroyed, or is about to be
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredKey(CustomerId customer, @Nullable KeyCommitment commitment, byte @Nullable [] wrapped) {}
