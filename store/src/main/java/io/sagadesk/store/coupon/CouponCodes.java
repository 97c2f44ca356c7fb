package io.sagadesk.store.coupon;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.id.CouponId;
import io.sagadesk.store.keys.CustomerKeys;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** Derives coupon codes from the coupon's id and the master key. A code reveals neither the id nor the key. */
public final class CouponCodes {

    private static final int SECRET = 10;
    private static final int INDEXED = 16;

    private final SecretKey codes;
    private final SecretKey index;

    public CouponCodes(CustomerKeys keys) {
        codes = keys.keyFor("sagadesk coupon codes v1");
        index = keys.keyFor("sagadesk coupon code index v1");
    }

    public CouponCode of(CouponId coupon) {
        return CouponCode.of(Arrays.copyOf(hmac(codes, coupon.value()), SECRET));
    }

    /**
     * Returns the lookup key of a code: 128 bits of an HMAC as base64url. The lookup key is useless without the master
     * key.
     */
    public String indexed(CouponCode code) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(hmac(index, code.characters()), INDEXED));
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot do HMAC-SHA256", e);
        }
    }
}
