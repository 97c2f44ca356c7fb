package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.id.CustomerId;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A customer's data key, ready for use. The data key itself encrypts nothing: one key is derived from it for each
 * purpose, and a commitment, which binds a ciphertext to exactly one key.
 */
public final class CustomerKey {

    /** The length of a digest before base64, in bytes: 128 bits. */
    private static final int DIGEST_LENGTH = 16;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final CustomerId customer;
    private final byte[] context;
    private final KeyCommitment commitment;
    private final SecretKey encryption;
    private final SecretKey digests;

    public CustomerKey(CustomerId customer, byte[] dataKey) {
        var key = new SecretKeySpec(dataKey, "HmacSHA256");
        this.customer = customer;
        this.context = customer.value().getBytes(UTF_8);
        this.commitment =
                KeyCommitment.startOf(CryptoPrimitives.hmac(key, "sagadesk key commitment v1".getBytes(UTF_8)));
        this.encryption = CryptoPrimitives.derive(key, "sagadesk field encryption v1", "AES");
        this.digests = CryptoPrimitives.derive(key, "sagadesk request digest v1", "HmacSHA256");
    }

    public CustomerId customer() {
        return customer;
    }

    public KeyCommitment commitment() {
        return commitment;
    }

    /**
     * Encrypts content. The result begins with the key's commitment; encrypting the same content twice gives different
     * bytes.
     */
    byte[] encrypt(byte[] content) {
        var result = new byte[KeyCommitment.LENGTH + CryptoPrimitives.BOX_OVERHEAD + content.length];
        commitment.copyTo(result);
        CryptoPrimitives.seal(encryption, context, content, result, KeyCommitment.LENGTH);
        return result;
    }

    /** Decrypts a result of {@link #encrypt} of this key. */
    byte[] decrypt(byte[] ciphertext) throws AEADBadTagException {
        return CryptoPrimitives.open(encryption, context, ciphertext, KeyCommitment.LENGTH);
    }

    public String digest(byte[] content) {
        return digest(digests, content);
    }

    static String digest(SecretKey key, byte[] content) {
        return BASE64.encodeToString(Arrays.copyOf(CryptoPrimitives.hmac(key, content), DIGEST_LENGTH));
    }
}
