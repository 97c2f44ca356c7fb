package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.sagadesk.api.id.CustomerId;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one field a text that only its customer's key can read:
 * {@code pd1.} and the base64url of {@code commitment (32 bytes) | nonce (12) | ciphertext | tag (16)}.
 * AES-256-GCM, with the customer's id as associated data.
 */
public final class FieldCipher {

    /** What each ciphertext begins with; the digit is the version of the format. */
    public static final String PREFIX = "pd1.";

    private static final byte[] PREFIX_BYTES = PREFIX.getBytes(ISO_8859_1);
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int SHORTEST = KeyCommitment.LENGTH + CryptoPrimitives.BOX_OVERHEAD;

    private final CustomerKeys keys;

    public FieldCipher(CustomerKeys keys) {
        this.keys = keys;
    }

    /**
     * Encrypts content about a customer, whose key is made if it is new.
     *
     * @throws CustomerForgottenException if the customer's key was destroyed
     */
    public String encrypt(CustomerId customer, byte[] content) {
        byte[] base64 = ENCODER.encode(keys.keyOf(customer).encrypt(content));
        byte[] text = new byte[PREFIX_BYTES.length + base64.length];
        System.arraycopy(PREFIX_BYTES, 0, text, 0, PREFIX_BYTES.length);
        System.arraycopy(base64, 0, text, PREFIX_BYTES.length, base64.length);
        return new String(text, ISO_8859_1);
    }

    /**
     * Returns the content, or null if its customer was forgotten.
     *
     * @throws KeyMissingException if the key is not there and was not destroyed either
     * @throws DamagedCiphertextException if this is not what was once encrypted
     */
    public byte @Nullable [] decrypt(String text) {
        byte[] ciphertext = decode(text);
        CustomerKey key = keys.find(KeyCommitment.startOf(ciphertext));
        if (key == null) {
            return null;
        }
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
            byte[] ciphertext = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            if (ciphertext.length >= SHORTEST) {
                return ciphertext;
            }
            throw new DamagedCiphertextException("A ciphertext was cut off", null);
        } catch (IllegalArgumentException e) {
            throw new DamagedCiphertextException("A ciphertext is not base64url", null);
        }
    }
}
