package io.sagadesk.store.keys;

import io.sagadesk.api.id.CustomerId;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The store of the customers' keys. Every key that this store returns is already on disk.
 *
 * <p>If the store is in another process, every method throws {@link KeysUnreachableException} while it is out of reach.
 */
public interface CustomerKeys extends AutoCloseable {

    /**
     * Returns the customer's key for encryption. A new customer's key is created and is on disk on return.
     *
     * @throws CustomerForgottenException if the customer's key was destroyed
     */
    CustomerKey keyOf(CustomerId customer);

    /**
     * Returns the key with this commitment, or null if it was destroyed.
     *
     * @throws KeyMissingException if this store never had such a key
     */
    @Nullable CustomerKey find(KeyCommitment commitment);

    /**
     * Destroys the customer's key. On return nobody uses the key any more, in whichever process, and the key store does not
     * return it. In a file of ours no byte of it is left; a database keeps old bytes until it uses their place again. A
     * customer without a key can never get one afterwards. Repeating the call is harmless.
     */
    void destroy(CustomerId customer);

    /** Returns whether the customer's key was destroyed. This query never creates a key. */
    boolean isForgotten(CustomerId customer);

    /**
     * Returns a digest that identifies content without storing it: 128 bits of an HMAC-SHA256 as 22 characters of
     * base64url, under the customer's key or, without a customer, under a key of this installation.
     *
     * @throws CustomerForgottenException if the customer's key was destroyed
     */
    String digest(@Nullable CustomerId customer, byte[] content);

    /**
     * Returns a key of this installation for HMAC-SHA256, always the same for the same purpose. Keys for different
     * purposes reveal nothing about each other or about the master key from which they are derived.
     */
    SecretKey keyFor(String purpose);

    /**
     * Checks that keys can be read, for a health check.
     *
     * @throws IllegalStateException if they cannot
     */
    void check();

    @Override
    void close();
}
