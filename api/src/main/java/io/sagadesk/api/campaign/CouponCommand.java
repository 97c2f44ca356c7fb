package io.sagadesk.api.campaign;

import io.sagadesk.api.Command;
import io.sagadesk.api.Length;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands to a coupon. */
public sealed interface CouponCommand extends Command {

    CouponId couponId();

    /**
     * Redeems the coupon for an order. Refused for an order of another customer.
     *
     * @param orderId the order, which may be recorded later
     */
    record RedeemCoupon(
            @TargetAggregateIdentifier CouponId couponId, CustomerId customerId, OrderId orderId, Instant at)
            implements CouponCommand {}

    /** Expires a coupon. Refused before the expiry time of the coupon. */
    record ExpireCoupon(@TargetAggregateIdentifier CouponId couponId, Instant at) implements CouponCommand {}

    record RevokeCoupon(
            @TargetAggregateIdentifier CouponId couponId,
            @Length(max = 500) String reason,
            Instant at) implements CouponCommand {}
}
