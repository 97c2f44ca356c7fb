package io.sagadesk.store.keys;

import io.sagadesk.api.id.CustomerId;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** Where the customers' keys are kept. A key that was handed out is on disk. */
public interface CustomerKeys extends AutoCloseable {

    /**
     * The key to write with; made, and on disk, when the customer is new.
     *
     * @throws CustomerForgottenException if the customer's key was destroyed
     */
    CustomerKey keyOf(CustomerId customer);

    /**
     * The key that something was written with, or null if it was destroyed.
     *
     * @throws KeyMissingException if there never was such a key
     */
    @Nullable CustomerKey find(KeyCommitment commitment);

    /**
     * Forgets the customer: when this returns, no file of the key store holds the key any more. A customer without a key
     * never gets one. Asking twice is harmless.
     */
    void destroy(CustomerId customer);

    /** Whether the customer's key was destroyed; nobody gets one for being asked about. */
    boolean isForgotten(CustomerId customer);

    /**
     * Tells repeated content from other content without keeping it: 128 bits of an HMAC-SHA256 as 22 characters of
     * base64url, under the customer's key or, without a customer, under a key of this installation.
     *
     * @throws CustomerForgottenException if the customer's key was destroyed
     */
    String digest(@Nullable CustomerId customer, byte[] content);

    /**
     * A key of this installation for HMAC-SHA256, the same each time. Keys for different purposes tell nothing about each
     * other, nor about the master key that they follow from.
     */
    SecretKey keyFor(String purpose);

    /**
     * Returns if keys can be read, for a health check.
     *
     * @throws IllegalStateException if not
     */
    void check();

    @Override
    void close();
}
