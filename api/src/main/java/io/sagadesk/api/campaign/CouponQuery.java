package io.sagadesk.api.campaign;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries about coupons. */
public sealed interface CouponQuery extends Query {

    @Override
    default String projection() {
        return "coupons";
    }

    /**
     * Lists coupons, the latest first; answered by a {@link CouponList}. An absent filter restricts nothing.
     *
     * @param states empty for all states
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
     */
    record WhichCoupons(
            @Nullable CustomerId customer,
            @Nullable CampaignId campaign,
            List<CouponState> states,
            int limit,
            @Nullable String cursor)
            implements CouponQuery {

        public WhichCoupons {
            states = states.stream().distinct().sorted().toList();
            PageRequest.checked(limit);
        }
    }

    /** Asks for one coupon; answered by a {@link CouponFound}. */
    record WhatBecameOfCoupon(CouponId couponId) implements CouponQuery {}
}
