package io.sagadesk.testbed.traffic;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.LaunchCampaign;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponCommand.RedeemCoupon;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

/** A campaign of apology coupons for customers without a solution. */
final class ApologyCampaign {

    private static final int HOLDOUT_PERCENT = 10;
    private static final Money COUPON_VALUE = Money.of("10.00", "EUR");
    private static final Duration UNTIL_REDEEMED =
            Duration.ofMinutes(90); // so that it falls into a later hour, see TrafficDay.parts

    private final TrafficDay day;
    private final CampaignId campaign;

    ApologyCampaign(TrafficDay day) {
        this.day = day;
        campaign = new CampaignId(day.id("campaign", 1));
        day.plan(new LaunchCampaign(
                campaign,
                "We are sorry",
                CampaignKind.APOLOGY,
                Money.of("50000.00", "EUR"),
                1,
                HOLDOUT_PERCENT,
                day.daysLater(30),
                day.at(Duration.ofSeconds(2))));
    }

    /** Issues a coupon to the customer, who may redeem it, unless the customer is in the holdout group. */
    void apologise(CustomerId customer, Random chance, int number, Instant at, Instant endOfDay) {
        if (isHeldOut(customer)) {
            day.plan(new HoldOutCustomer(campaign, customer, because("holdout"), at));
            return;
        }
        var coupon = new CouponId(day.id("coupon", number));
        day.plan(new IssueCoupon(campaign, coupon, customer, COUPON_VALUE, day.daysLater(14), because("apology"), at));
        var redeemed = at.plus(UNTIL_REDEEMED);
        if (chance.nextBoolean() || !redeemed.isBefore(endOfDay)) return;
        var order = new OrderId(day.id("order-with-coupon", number));
        day.plan(new RecordPurchase(order, customer, Money.of("49.90", "EUR"), 1, redeemed));
        day.plan(new RedeemCoupon(coupon, customer, order, redeemed.plusSeconds(1)));
    }

    private static Decision because(String rule) {
        return new Decision(rule, 0, Map.of("cause", "conversation-unresolved"));
    }

    /** The published rule: the first 8 bytes of SHA-256 over campaign|customer, unsigned, modulo 100. */
    private boolean isHeldOut(CustomerId customer) {
        try {
            var text = campaign.value() + "|" + customer.value();
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 100) < HOLDOUT_PERCENT;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
