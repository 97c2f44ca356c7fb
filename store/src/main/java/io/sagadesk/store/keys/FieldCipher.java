package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.SealedText;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.store.origin.TextFinding;
import io.sagadesk.store.origin.TextOrigin;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts one field to a text that only its customer's key can decrypt, see {@link SealedText}. The box is the base64url of
 * {@code commitment (32 bytes) | nonce (12) | ciphertext | tag (16)}. The algorithm is AES-256-GCM. Its associated data is
 * the customer's id, and of a text that is bound to its origin {@code id, line feed, origin}, in UTF-8.
 */
public final class FieldCipher {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final int SHORTEST = KeyCommitment.LENGTH + CryptoPrimitives.BOX_OVERHEAD;

    private final CustomerKeys keys;

    public FieldCipher(CustomerKeys keys) {
        this.keys = keys;
    }

    /**
     * Encrypts content for a customer, and creates the key of a new customer. The text says its origin and is valid only
     * there.
     *
     * @throws CustomerForgottenException if the customer's key was destroyed
     */
    public String encrypt(CustomerId customer, TextOrigin origin, byte[] content) {
        var clear = origin.toString().getBytes(UTF_8);
        var base64 = ENCODER.encode(keys.keyOf(customer).encrypt(content, clear));
        return text(SealedText.BOUND, base64, clear);
    }

    /**
     * Encrypts content as earlier versions did: the text does not say where it belongs, and is valid wherever it is found.
     *
     * @throws CustomerForgottenException if the customer's key was destroyed
     */
    public String encrypt(CustomerId customer, byte[] content) {
        return SealedText.UNBOUND
                + new String(ENCODER.encode(keys.keyOf(customer).encrypt(content)), ISO_8859_1);
    }

    private static String text(String prefix, byte[] base64, byte[] origin) {
        var text = new byte[prefix.length() + base64.length + 1 + origin.length];
        for (var at = 0; at < prefix.length(); at++) text[at] = (byte) prefix.charAt(at);
        System.arraycopy(base64, 0, text, prefix.length(), base64.length);
        text[prefix.length() + base64.length] = (byte) SealedText.SEPARATOR;
        System.arraycopy(origin, 0, text, text.length - origin.length, origin.length);
        return new String(text, UTF_8);
    }

    /** Decrypts a text wherever it was found, or returns null if its customer was forgotten. */
    public byte @Nullable [] decrypt(String text) {
        return decrypt(text, TextFinding.ANYWHERE);
    }

    /**
     * Decrypts a text, or returns null if its customer was forgotten.
     *
     * @throws KeyMissingException if the key store never had the key
     * @throws DamagedCiphertextException if the text is not a ciphertext that was written, or was written elsewhere than it
     *     was found; where it belongs is known only of a text that is bound to its origin
     */
    public byte @Nullable [] decrypt(String text, TextFinding found) {
        var ciphertext = decode(text);
        var origin = SealedText.origin(text);
        if (SealedText.isBound(text)) requireFoundAt(origin, found);
        var key = keys.find(KeyCommitment.startOf(ciphertext));
        if (key == null) return null;
        requireOf(key.customer(), found);
        try {
            return origin == null ? key.decrypt(ciphertext) : key.decrypt(ciphertext, origin.getBytes(UTF_8));
        } catch (AEADBadTagException e) {
            throw new DamagedCiphertextException(
                    "A ciphertext of the " + key.customer() + " was changed after it was written", e);
        }
    }

    private static void requireFoundAt(@Nullable String origin, TextFinding found) {
        var written = origin == null ? null : TextOrigin.parse(origin).orElse(null);
        if (written == null) throw new DamagedCiphertextException("A ciphertext does not say where it belongs", null);
        found.objectionTo(written).ifPresent(FieldCipher::refuse);
    }

    private static void requireOf(CustomerId owner, TextFinding found) {
        found.objectionTo(owner).ifPresent(FieldCipher::refuse);
    }

    private static void refuse(String objection) {
        throw new DamagedCiphertextException(objection, null);
    }

    private static byte[] decode(String text) {
        if (!SealedText.isSealed(text)) {
            throw new DamagedCiphertextException(
                    "A field of personal data does not hold a ciphertext (" + SealedText.BOUND + "… or "
                            + SealedText.UNBOUND + "…)",
                    null);
        }
        try {
            var ciphertext = Base64.getUrlDecoder().decode(SealedText.box(text));
            if (ciphertext.length >= SHORTEST) return ciphertext;
            throw new DamagedCiphertextException("A ciphertext was cut off", null);
        } catch (IllegalArgumentException e) {
            throw new DamagedCiphertextException("A ciphertext is not base64url", null);
        }
    }
}
