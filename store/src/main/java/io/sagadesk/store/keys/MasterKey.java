package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.id.CustomerId;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** The key that encrypts all customers' keys. Losing it makes the personal data of all customers unreadable. */
public final class MasterKey {

    private static final char FIRST_BLOCK = 1; // the expanded key is exactly one HMAC block long

    private final ErasableKey key;
    private final byte[] commitment;
    private final ErasableKey wrapping;
    private final ErasableKey digests;

    private MasterKey(byte[] bytes) {
        this.key = new ErasableKey(bytes, "HmacSHA256");
        this.commitment = CryptoPrimitives.hmac(key, "sagadesk master key commitment v1".getBytes(UTF_8));
        this.wrapping = CryptoPrimitives.derive(key, "sagadesk key wrapping v1", "AES");
        this.digests = CryptoPrimitives.derive(key, "sagadesk request digest v1", "HmacSHA256");
    }

    /**
     * Reads a key. The text cannot be overwritten afterwards, because it is a {@code String}.
     *
     * @throws IllegalArgumentException if the text is not the base64 of 32 bytes
     */
    static MasterKey ofBase64(String text) {
        return of(Base64.getDecoder().decode(text.strip()));
    }

    /** Reads a key from ASCII text, which is overwritten. White space around it is allowed. */
    static MasterKey ofBase64(byte[] text) {
        var stripped = stripped(text);
        try {
            return of(Base64.getDecoder().decode(stripped));
        } finally {
            Arrays.fill(stripped, (byte) 0);
            Arrays.fill(text, (byte) 0);
        }
    }

    private static MasterKey of(byte[] bytes) {
        if (bytes.length != CryptoPrimitives.KEY_LENGTH) {
            Arrays.fill(bytes, (byte) 0);
            throw new IllegalArgumentException("A master key has " + CryptoPrimitives.KEY_LENGTH + " bytes");
        }
        return new MasterKey(bytes);
    }

    private static byte[] stripped(byte[] text) {
        var from = 0;
        var to = text.length;
        while (from < to && text[from] >= 0 && text[from] <= ' ') from++;
        while (to > from && text[to - 1] >= 0 && text[to - 1] <= ' ') to--;
        return Arrays.copyOfRange(text, from, to);
    }

    /** Overwrites the key and the keys derived from it, except those that {@link #expand} has handed out. */
    public void erase() {
        key.destroy();
        wrapping.destroy();
        digests.destroy();
    }

    /** Returns the value by which the key store recognises its master key. */
    public byte[] commitment() {
        return commitment.clone();
    }

    public byte[] wrap(CustomerId customer, byte[] dataKey) {
        var wrapped = new byte[CryptoPrimitives.BOX_OVERHEAD + dataKey.length];
        CryptoPrimitives.seal(wrapping, contextOf(customer), dataKey, wrapped, 0);
        return wrapped;
    }

    public byte[] unwrap(CustomerId customer, byte[] wrapped) {
        try {
            return CryptoPrimitives.open(wrapping, contextOf(customer), wrapped, 0);
        } catch (AEADBadTagException e) {
            throw new DamagedCiphertextException("The stored key of the " + customer + " was changed", e);
        }
    }

    public String digest(byte[] content) {
        return CustomerKey.digest(digests, content);
    }

    /** Derives a key for another purpose by HKDF-Expand (RFC 5869, section 2.3). */
    public SecretKey expand(String purpose) {
        return CryptoPrimitives.derive(key, purpose + FIRST_BLOCK, "HmacSHA256");
    }

    private static byte[] contextOf(CustomerId customer) {
        return customer.value().getBytes(UTF_8);
    }
}
