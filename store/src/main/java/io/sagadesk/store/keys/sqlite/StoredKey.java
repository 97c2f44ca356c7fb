package io.sagadesk.store.keys.sqlite;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.keys.KeyCommitment;
import org.jspecify.annotations.Nullable;

/**
 * What the key store keeps about one customer.
 *
 * @param commitment null if the customer was forgotten before it ever had a key
 * @param wrapped null once the key is destroyed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredKey(CustomerId customer, @Nullable KeyCommitment commitment, byte @Nullable [] wrapped) {}
