package io.sagadesk.store.coupon;

import io.sagadesk.api.id.CouponId;
import io.sagadesk.store.keys.CustomerKeys;
import io.sagadesk.store.keys.KeyedHash;
import java.util.Arrays;

/** Derives coupon codes from the coupon's id and the master key. A code reveals neither the id nor the key. */
public final class CouponCodes {

    private static final int SECRET = 10;

    private final KeyedHash codes;
    private final KeyedHash index;

    public CouponCodes(CustomerKeys keys) {
        codes = new KeyedHash(keys.keyFor("sagadesk coupon codes v1"));
        index = new KeyedHash(keys.keyFor("sagadesk coupon code index v1"));
    }

    public CouponCode of(CouponId coupon) {
        return CouponCode.of(Arrays.copyOf(codes.bytes(coupon.value()), SECRET));
    }

    /** Returns the lookup key of a code, which is useless without the master key. */
    public String indexed(CouponCode code) {
        return index.text(code.characters());
    }
}
