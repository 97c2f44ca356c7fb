package io.sagadesk.store.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.id.CustomerId;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A customer's data key, ready to use. The data key itself is never used: one key is derived from it for each purpose,
 * and the commitment, which binds a ciphertext to exactly one key.
 */
public final class CustomerKey {

    /** The length of a digest, in bytes before it is made text: 128 bits. */
    private static final int DIGEST_LENGTH = 16;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final CustomerId customer;
    private final byte[] context;
    private final KeyCommitment commitment;
    private final SecretKey encryption;
    private final SecretKey digests;

    public CustomerKey(CustomerId customer, byte[] dataKey) {
        SecretKey key = new SecretKeySpec(dataKey, "HmacSHA256");
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

    /** Encrypts; the same content never gives the same bytes twice. The result begins with the key's commitment. */
    byte[] encrypt(byte[] content) {
        byte[] result = new byte[KeyCommitment.LENGTH + CryptoPrimitives.BOX_OVERHEAD + content.length];
        commitment.copyTo(result);
        CryptoPrimitives.seal(encryption, context, content, result, KeyCommitment.LENGTH);
        return result;
    }

    /** Decrypts what {@link #encrypt} of this key returned. */
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
