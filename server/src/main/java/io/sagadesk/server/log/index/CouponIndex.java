package io.sagadesk.server.log.index;

import io.sagadesk.api.Event;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.server.log.index.IndexChange.Added;
import io.sagadesk.store.coupon.CouponCode;
import io.sagadesk.store.coupon.CouponCodes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Index from coupon codes to coupons. It holds keyed hashes and no codes. */
public final class CouponIndex implements AutoCloseable {

    static final String NAME = "coupon-index";

    private final LogIndex index;
    private final CouponCodes codes;

    CouponIndex(LogIndex index, CouponCodes codes) {
        this.index = index;
        this.codes = codes;
    }

    /** Enters each coupon once it is issued. */
    record Coupons(CouponCodes codes) implements IndexedEvents {

        @Override
        public Set<Class<? extends Event>> types() {
            return Set.of(CouponIssued.class);
        }

        @Override
        public List<IndexChange> changesBy(Event event) {
            var coupon = ((CouponIssued) event).couponId();
            return List.of(new Added(IndexEntry.only(codes.indexed(codes.of(coupon)), coupon.value())));
        }
    }

    void start() {
        index.start();
    }

    /** Returns the coupon of a code, if one was issued by now. */
    public Optional<CouponId> find(CouponCode code) {
        return index.findOnly(codes.indexed(code)).map(entry -> new CouponId(entry.owner()));
    }

    @Override
    public void close() {
        index.close();
    }
}
