package io.sagadesk.command.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CouponCommand.ExpireCoupon;
import io.sagadesk.api.campaign.CouponCommand.RedeemCoupon;
import io.sagadesk.api.campaign.CouponCommand.RevokeCoupon;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.command.KnownSubjects;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CouponTest {

    private static final CouponId ID = new CouponId("k-1");
    private static final CampaignId SPRING = new CampaignId("spring");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final CustomerId BORIS = new CustomerId("c-2");
    private static final OrderId ORDER = new OrderId("o-1");
    private static final OrderId OTHER_ORDER = new OrderId("o-2");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EXPIRY = NOON.plusSeconds(3600);
    private static final Instant LAST_MOMENT = EXPIRY.minusNanos(1);

    private static final CouponIssued ISSUED = new CouponIssued(
            ID, SPRING, ANNA, Money.of("10", "EUR"), EXPIRY, new Decision("post-chat", 1, Map.of()), NOON);
    private static final CouponRedeemed REDEEMED = new CouponRedeemed(ID, SPRING, ANNA, ORDER, NOON);
    private static final CouponExpired EXPIRED = new CouponExpired(ID, SPRING, ANNA, EXPIRY);
    private static final CouponRevoked REVOKED = new CouponRevoked(ID, SPRING, ANNA, "A mistake", NOON);

    private static final RedeemCoupon REDEEM = new RedeemCoupon(ID, ANNA, ORDER, NOON);
    private static final RedeemCoupon REDEEM_LATE = new RedeemCoupon(ID, ANNA, ORDER, EXPIRY);
    private static final ExpireCoupon EXPIRE = new ExpireCoupon(ID, EXPIRY);
    private static final RevokeCoupon REVOKE = new RevokeCoupon(ID, "A mistake", NOON);

    private final KnownSubjects facts = new KnownSubjects();
    private final AggregateTestFixture<Coupon> coupon = new AggregateTestFixture<>(Coupon.class);

    @BeforeEach
    void register() {
        coupon.registerInjectableResource(facts);
    }

    record TestCase(String code, Object command, List<Object> history) {
        TestCase(String code, Object command, Object... history) {
            this(code, command, List.of(history));
        }
    }

    @Test
    void a_coupon_is_redeemed() {
        coupon.given(ISSUED).when(REDEEM).expectEvents(REDEEMED);
    }

    @Test
    void a_coupon_is_redeemed_for_an_order_of_its_customer_that_may_be_recorded_later() {
        facts.of(BORIS, ORDER);
        coupon.given(ISSUED).when(REDEEM).expectException(Refusals.with("wrong-customer"));
        facts.of(ANNA, ORDER);
        coupon.given(ISSUED).when(REDEEM).expectEvents(REDEEMED);
    }

    @Test
    void a_coupon_may_be_redeemed_up_to_the_last_moment() {
        coupon.given(ISSUED)
                .when(new RedeemCoupon(ID, ANNA, ORDER, LAST_MOMENT))
                .expectEvents(new CouponRedeemed(ID, SPRING, ANNA, ORDER, LAST_MOMENT));
    }

    @Test
    void a_coupon_expires_when_its_time_is_over() {
        coupon.given(ISSUED).when(EXPIRE).expectEvents(EXPIRED);
    }

    @Test
    void a_coupon_is_revoked() {
        coupon.given(ISSUED).when(REVOKE).expectEvents(REVOKED);
    }

    static Stream<TestCase> repeats() {
        return Stream.of(
                new TestCase("", REDEEM, ISSUED, REDEEMED),
                new TestCase("", REDEEM_LATE, ISSUED, REDEEMED),
                new TestCase("", EXPIRE, ISSUED, EXPIRED),
                new TestCase("", REVOKE, ISSUED, REVOKED));
    }

    @ParameterizedTest
    @MethodSource("repeats")
    void a_coupon_is_not_redeemed_expired_or_revoked_twice(TestCase repeat) {
        coupon.given(repeat.history())
                .when(repeat.command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    /** If several reasons apply, the first of the rule is given. */
    static Stream<TestCase> refusals() {
        var byAnother = new RedeemCoupon(ID, BORIS, ORDER, NOON);
        var byAnotherLate = new RedeemCoupon(ID, BORIS, ORDER, EXPIRY);
        var elsewhere = new RedeemCoupon(ID, BORIS, OTHER_ORDER, EXPIRY);
        return Stream.of(
                new TestCase("coupon-revoked", elsewhere, ISSUED, REVOKED),
                new TestCase("coupon-spent", elsewhere, ISSUED, REDEEMED),
                new TestCase("wrong-customer", byAnother, ISSUED, REDEEMED),
                new TestCase("wrong-customer", byAnotherLate, ISSUED),
                new TestCase("coupon-expired", REDEEM_LATE, ISSUED),
                new TestCase("coupon-expired", REDEEM, ISSUED, EXPIRED),
                new TestCase("coupon-not-yet-expired", new ExpireCoupon(ID, LAST_MOMENT), ISSUED),
                new TestCase("coupon-spent", EXPIRE, ISSUED, REDEEMED),
                new TestCase("coupon-revoked", EXPIRE, ISSUED, REVOKED),
                new TestCase("coupon-spent", REVOKE, ISSUED, REDEEMED),
                new TestCase("coupon-expired", REVOKE, ISSUED, EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_the_state_of_a_coupon_rules_out_is_refused_with_the_first_reason(TestCase refusal) {
        coupon.given(refusal.history()).when(refusal.command()).expectException(Refusals.with(refusal.code()));
    }

    @Test
    void an_unknown_coupon_is_not_redeemed() {
        coupon.givenNoPriorActivity().when(REDEEM).expectException(AggregateNotFoundException.class);
    }

    @Test
    void the_state_of_a_coupon_survives_a_snapshot() {
        var before = new Coupon();
        before.evolve(ISSUED);
        before.evolve(REDEEMED);
        assertThat(Snapshots.roundTrip(before)).usingRecursiveComparison().isEqualTo(before);
    }
}
