package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sagadesk.api.id.CustomerId;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts one field to a text that only its customer's key can decrypt: {@code pd1.} and the base64url of
 * {@code commitment (32 bytes) | nonce (12) | ciphertext | tag (16)}. The algorithm is AES-256-GCM with the customer's
 * id as associated data.
 */
public final class FieldCipher {

    /** The prefix of each ciphertext; the digit is the version of the format. */
    public static final String PREFIX = "pd1.";

    private static final byte[] PREFIX_BYTES = PREFIX.getBytes(ISO_8859_1);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int SHORTEST = KeyCommitment.LENGTH + CryptoPrimitives.BOX_OVERHEAD;

    private final CustomerKeys keys;

    public FieldCipher(CustomerKeys keys) {
        this.keys = keys;
    }

    /**
     * Encrypts content for a customer, and creates the key of a new customer.
     *
     * @throws CustomerForgottenException if the customer's key was destroyed
     */
    public String encrypt(CustomerId customer, byte[] content) {
        var base64 = ENCODER.encode(keys.keyOf(customer).encrypt(content));
        var text = new byte[PREFIX_BYTES.length + base64.length];
        System.arraycopy(PREFIX_BYTES, 0, text, 0, PREFIX_BYTES.length);
        System.arraycopy(base64, 0, text, PREFIX_BYTES.length, base64.length);
        return new String(text, ISO_8859_1);
    }

    /**
     * Decrypts a ciphertext, or returns null if its customer was forgotten.
     *
     * @throws KeyMissingException if the key store never had the key
     * @throws DamagedCiphertextException if the text is not a ciphertext that was written
     */
    public byte @Nullable [] decrypt(String text) {
        var ciphertext = decode(text);
        var key = keys.find(KeyCommitment.startOf(ciphertext));
        if (key == null) return null;
        try {
            return key.decrypt(ciphertext);
        } catch (AEADBadTagException e) {
            throw new DamagedCiphertextException(
                    "A ciphertext of the " + key.customer() + " was changed after it was written", e);
        }
    }

    private static byte[] decode(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new DamagedCiphertextException(
                    "A field of personal data does not hold a ciphertext (" + PREFIX + "…)", null);
        }
        try {
            var ciphertext = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            if (ciphertext.length >= SHORTEST) return ciphertext;
            throw new DamagedCiphertextException("A ciphertext was cut off", null);
        } catch (IllegalArgumentException e) {
            throw new DamagedCiphertextException("A ciphertext is not base64url", null);
        }
    }
}
