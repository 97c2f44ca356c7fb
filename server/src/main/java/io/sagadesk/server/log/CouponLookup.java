package io.sagadesk.server.log;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.id.CouponId;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the state of a coupon from the event log. A read model is not used, because it may be behind. */
@Component
public class CouponLookup {

    private final EventStore events;

    CouponLookup(EventStore events) {
        this.events = events;
    }

    /**
     * The state of a coupon.
     *
     * @param state open until its end is recorded, even after its expiry time
     */
    public record Coupon(CouponIssued issued, @Nullable CouponRedeemed redeemed, CouponState state) {

        /** The state at an instant: expired once the expiry time has passed, even if no event has recorded it yet. */
        public CouponState stateAt(Instant at) {
            return state == CouponState.OPEN && !MillisecondPrecision.isBefore(at, issued.expiresAt())
                    ? CouponState.EXPIRED
                    : state;
        }

        private Coupon after(Object event) {
            if (event instanceof CouponRedeemed by) return new Coupon(issued, by, CouponState.REDEEMED);
            if (event instanceof CouponExpired) return new Coupon(issued, redeemed, CouponState.EXPIRED);
            if (event instanceof CouponRevoked) return new Coupon(issued, redeemed, CouponState.REVOKED);
            return this;
        }
    }

    /** The coupon with this id; empty if none was issued. */
    public Optional<Coupon> find(CouponId couponId) {
        @Nullable Coupon coupon = null;
        for (var history = events.readEvents(couponId.toString(), 0); history.hasNext(); ) {
            var event = history.next().getPayload();
            coupon = coupon == null ? new Coupon((CouponIssued) event, null, CouponState.OPEN) : coupon.after(event);
        }
        return Optional.ofNullable(coupon);
    }
}
