package io.sagadesk.server.log;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.store.coupon.CouponCode;
import io.sagadesk.store.coupon.CouponCodes;
import io.sagadesk.store.log.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Index from coupon codes to coupons. It holds no codes, and can be deleted: it is rebuilt from the log. */
public final class CouponIndex implements AutoCloseable {

    static final String NAME = "coupon-index";

    private static final String ISSUED = Vocabulary.nameOf(CouponIssued.class);

    private final CouponIndexEntries entries;
    private final CouponIndexStart start;
    private final CouponCodes codes;
    private final LogProcessor processor;

    CouponIndex(CouponIndexEntries entries, CouponIndexStart start, CouponCodes codes, LogProcessor processor) {
        this.entries = entries;
        this.start = start;
        this.codes = codes;
        this.processor = processor;
    }

    void start() {
        start.prepare();
        processor.start();
    }

    /** Returns the coupon of a code, if one was issued by now. */
    public Optional<CouponId> find(CouponCode code) {
        return entries.find(code).or(() -> findAhead(code));
    }

    @Override
    public void close() {
        processor.stop();
    }

    /** Looks among the coupons that are issued and not indexed yet. */
    private Optional<CouponId> findAhead(CouponCode code) {
        List<CouponId> found = new ArrayList<>();
        processor.readAhead(ISSUED, event -> {
            var coupon = couponOf(event);
            if (codes.of(coupon).equals(code)) found.add(coupon);
        });
        return found.stream().findFirst();
    }

    private static CouponId couponOf(LogEvent event) {
        return new CouponId(String.valueOf(event.metadata().get(EventMetadata.COUPON_ID)));
    }
}
