package io.sagadesk.api.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Money;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A coupon, without its code.
 *
 * @param issuedBy the name of the rule that decided to issue it
 * @param endedAt the time of the change to the current state; absent while the coupon is open
 * @param orderId the order for which it was redeemed
 * @param reason the reason for which it was revoked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouponDetail(
        CouponId couponId,
        CampaignId campaignId,
        CustomerId customerId,
        Money worth,
        Instant issuedAt,
        String issuedBy,
        Instant expiresAt,
        CouponState state,
        @Nullable Instant endedAt,
        @Nullable OrderId orderId,
        @Nullable String reason) {}
