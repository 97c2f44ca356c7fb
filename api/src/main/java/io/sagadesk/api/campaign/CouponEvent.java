package io.sagadesk.api.campaign;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import java.time.Instant;

/** Events of a coupon. */
public sealed interface CouponEvent extends Event {

    CouponId couponId();

    CampaignId campaignId();

    CustomerId customerId();

    record CouponIssued(
            CouponId couponId,
            CampaignId campaignId,
            CustomerId customerId,
            Money worth,
            Instant expiresAt,
            Decision because,
            Instant at)
            implements CouponEvent {}

    record CouponRedeemed(CouponId couponId, CampaignId campaignId, CustomerId customerId, OrderId orderId, Instant at)
            implements CouponEvent {}

    record CouponExpired(CouponId couponId, CampaignId campaignId, CustomerId customerId, Instant at)
            implements CouponEvent {}

    record CouponRevoked(CouponId couponId, CampaignId campaignId, CustomerId customerId, String reason, Instant at)
            implements CouponEvent {}
}
