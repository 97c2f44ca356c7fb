package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.id.CustomerId;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * A customer's data key, ready for use. The data key itself encrypts nothing: one key is derived from it for each
 * purpose, and a commitment, which binds a ciphertext to exactly one key.
 */
public final class CustomerKey {

    /** The length of a digest before base64, in bytes: 128 bits. */
    private static final int DIGEST_LENGTH = 16;

    /** Stands between the customer's id and the origin of a text. No id contains it. */
    private static final byte ORIGIN_FOLLOWS = '\n';

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final CustomerId customer;
    private final byte[] context;
    private final KeyCommitment commitment;
    private final ErasableKey encryption;
    private final ErasableKey digests;
    private volatile boolean forgotten;

    /** Derives the keys; the data key is not kept, and its array stays the caller's. */
    public CustomerKey(CustomerId customer, byte[] dataKey) {
        var key = new ErasableKey(dataKey.clone(), "HmacSHA256");
        this.customer = customer;
        this.context = customer.value().getBytes(UTF_8);
        this.commitment =
                KeyCommitment.startOf(CryptoPrimitives.hmac(key, "sagadesk key commitment v1".getBytes(UTF_8)));
        this.encryption = CryptoPrimitives.derive(key, "sagadesk field encryption v1", "AES");
        this.digests = CryptoPrimitives.derive(key, "sagadesk request digest v1", "HmacSHA256");
        key.destroy();
    }

    /** Overwrites the keys, because the customer was forgotten. Whoever still holds this object is told so. */
    public void forget() {
        forgotten = true;
        erase();
    }

    /** Overwrites the keys, because the key store is closed. */
    public void erase() {
        encryption.destroy();
        digests.destroy();
    }

    public boolean isErased() {
        return encryption.isDestroyed() && digests.isDestroyed();
    }

    public CustomerId customer() {
        return customer;
    }

    public KeyCommitment commitment() {
        return commitment;
    }

    /**
     * Encrypts content that is bound to no origin. The result begins with the key's commitment; encrypting the same content
     * twice gives different bytes.
     *
     * @throws CustomerForgottenException if the customer was forgotten
     */
    byte[] encrypt(byte[] content) {
        return seal(content, context);
    }

    /** Encrypts content like {@link #encrypt(byte[])}. It can be decrypted only with the same origin. */
    byte[] encrypt(byte[] content, byte[] origin) {
        return seal(content, contextWith(origin));
    }

    private byte[] contextWith(byte[] origin) {
        var all = Arrays.copyOf(context, context.length + 1 + origin.length);
        all[context.length] = ORIGIN_FOLLOWS;
        System.arraycopy(origin, 0, all, context.length + 1, origin.length);
        return all;
    }

    private byte[] seal(byte[] content, byte[] authenticated) {
        var result = new byte[KeyCommitment.LENGTH + CryptoPrimitives.BOX_OVERHEAD + content.length];
        commitment.copyTo(result);
        try {
            CryptoPrimitives.seal(encryption, authenticated, content, result, KeyCommitment.LENGTH);
            return result;
        } catch (IllegalStateException erased) {
            throw orForgotten(erased);
        }
    }

    /** Decrypts a result of {@link #encrypt(byte[])} of this key, or returns null if the customer was forgotten. */
    byte @Nullable [] decrypt(byte[] ciphertext) throws AEADBadTagException {
        return open(ciphertext, context);
    }

    /** Decrypts what was encrypted with this origin, or returns null if the customer was forgotten. */
    byte @Nullable [] decrypt(byte[] ciphertext, byte[] origin) throws AEADBadTagException {
        return open(ciphertext, contextWith(origin));
    }

    private byte @Nullable [] open(byte[] ciphertext, byte[] authenticated) throws AEADBadTagException {
        try {
            return CryptoPrimitives.open(encryption, authenticated, ciphertext, KeyCommitment.LENGTH);
        } catch (IllegalStateException erased) {
            if (forgotten) return null;
            throw erased;
        }
    }

    /**
     * Returns a digest of content under this key.
     *
     * @throws CustomerForgottenException if the customer was forgotten
     */
    public String digest(byte[] content) {
        try {
            return digest(digests, content);
        } catch (IllegalStateException erased) {
            throw orForgotten(erased);
        }
    }

    /** Java's ciphers wrap the exception of an erased key in several ways. */
    private RuntimeException orForgotten(IllegalStateException erased) {
        return forgotten ? new CustomerForgottenException(customer) : erased;
    }

    static String digest(SecretKey key, byte[] content) {
        return BASE64.encodeToString(Arrays.copyOf(CryptoPrimitives.hmac(key, content), DIGEST_LENGTH));
    }
}
