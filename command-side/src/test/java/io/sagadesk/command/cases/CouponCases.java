package io.sagadesk.command.cases;

import static io.sagadesk.command.cases.CommandCase.Trouble.FOREIGN;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CouponCommand.ExpireCoupon;
import io.sagadesk.api.campaign.CouponCommand.RedeemCoupon;
import io.sagadesk.api.campaign.CouponCommand.RevokeCoupon;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.command.campaign.Coupon;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** The commands to a coupon. */
public final class CouponCases {

    private static final CouponId COUPON = new CouponId("k-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final OrderId ORDER = new OrderId("o-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EXPIRY = NOON.plusSeconds(86_400);
    private static final CouponIssued ISSUED = new CouponIssued(
            COUPON,
            new CampaignId("spring"),
            ANNA,
            Money.of("10", "EUR"),
            EXPIRY,
            new Decision("post-chat", 1, Map.of()),
            NOON);

    private CouponCases() {}

    public static Stream<CommandCase> all() {
        return Stream.of(
                CommandCase.of(Coupon.class, new RedeemCoupon(COUPON, ANNA, ORDER, NOON), ISSUED)
                        .refuses("customerId", FOREIGN, "wrong-customer", new CustomerId("thief"))
                        .refuses(
                                "orderId",
                                FOREIGN,
                                "wrong-customer",
                                world -> world.facts.of(new CustomerId("owner"), ORDER))
                        .repeatRefused("wrong-customer", "customerId")
                        .repeatRefused("coupon-spent", "orderId"),
                CommandCase.of(Coupon.class, new ExpireCoupon(COUPON, EXPIRY), ISSUED),
                CommandCase.of(Coupon.class, new RevokeCoupon(COUPON, "A mistake", NOON), ISSUED)
                        .repeatRefused("coupon-revoked", "reason"));
    }
}
