package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA256 of texts: a hash that nobody can compute, and so nobody can try out, without the key. */
public final class KeyedHash {

    private static final int SHORTENED = 16;

    private final SecretKey key;

    public KeyedHash(SecretKey key) {
        this.key = key;
    }

    /** Returns the 32 bytes of the hash. */
    public byte[] bytes(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot do HMAC-SHA256", e);
        }
    }

    /** Returns the first 128 bits of the hash as 22 characters of base64url. */
    public String text(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes(text), SHORTENED));
    }
}
