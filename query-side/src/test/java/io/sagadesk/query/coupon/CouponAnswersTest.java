package io.sagadesk.query.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CouponDetail;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.campaign.CouponQuery.WhatBecameOfCoupon;
import io.sagadesk.api.campaign.CouponQuery.WhichCoupons;
import io.sagadesk.api.campaign.CouponState;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.projections.coupon.CouponProjection;
import io.sagadesk.query.FoldedReadSide;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CouponAnswersTest {

    private static final CampaignId SPRING = new CampaignId("spring");
    private static final CampaignId FALL = new CampaignId("fall");
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2026-04-01T00:00:00Z");
    private static final Money WORTH = Money.of("5", "EUR");

    @TempDir
    Path directory;

    private FoldedReadSide folded;
    private CouponAnswers answers;

    @BeforeEach
    void open() {
        folded = FoldedReadSide.of(CouponProjection.PROJECTION, directory);
        answers = new CouponAnswers(folded.readSide());
        folded.fold(
                issued(1, SPRING, ANNA),
                issued(2, SPRING, BEN),
                issued(3, FALL, ANNA),
                issued(4, FALL, ANNA),
                new CouponRedeemed(coupon(1), SPRING, ANNA, new OrderId("o-1"), AT),
                new CouponExpired(coupon(2), SPRING, BEN, EXPIRY),
                new CouponRevoked(coupon(3), FALL, ANNA, "sent twice", AT));
    }

    @AfterEach
    void close() {
        folded.close();
    }

    private static CouponId coupon(int number) {
        return new CouponId("p-" + number);
    }

    private static Event issued(int number, CampaignId campaign, CustomerId customer) {
        var because = new Decision("win-back", 2, Map.of());
        return new CouponIssued(coupon(number), campaign, customer, WORTH, EXPIRY, because, AT.plusSeconds(number));
    }

    private List<CouponId> ids(@Nullable CustomerId customer, @Nullable CampaignId campaign, CouponState... states) {
        var list = answers.answer(new WhichCoupons(customer, campaign, List.of(states), 9, null));
        return list.coupons().stream().map(CouponDetail::couponId).toList();
    }

    @Test
    void coupons_are_chosen_by_customer_campaign_and_state_the_latest_first() {
        assertThat(ids(null, null)).containsExactly(coupon(4), coupon(3), coupon(2), coupon(1));
        assertThat(ids(ANNA, null)).containsExactly(coupon(4), coupon(3), coupon(1));
        assertThat(ids(ANNA, FALL)).containsExactly(coupon(4), coupon(3));
        assertThat(ids(null, null, CouponState.OPEN, CouponState.EXPIRED)).containsExactly(coupon(4), coupon(2));
        var first = answers.answer(new WhichCoupons(null, SPRING, List.of(), 1, null));
        var second = answers.answer(new WhichCoupons(null, SPRING, List.of(), 1, first.next()));
        assertThat(first.coupons()).extracting(CouponDetail::couponId).containsExactly(coupon(2));
        assertThat(second.coupons()).extracting(CouponDetail::couponId).containsExactly(coupon(1));
        assertThat(second.next()).isNull();
    }

    @Test
    void a_coupon_is_told_with_its_end() {
        assertThat(found(1))
                .isEqualTo(new CouponDetail(
                        coupon(1),
                        SPRING,
                        ANNA,
                        WORTH,
                        AT.plusSeconds(1),
                        "win-back",
                        EXPIRY,
                        CouponState.REDEEMED,
                        AT,
                        new OrderId("o-1"),
                        null));
        assertThat(found(3)).isNotNull().satisfies(revoked -> {
            assertThat(revoked.state()).isEqualTo(CouponState.REVOKED);
            assertThat(revoked.reason()).isEqualTo("sent twice");
        });
        assertThat(found(4))
                .isNotNull()
                .satisfies(open -> assertThat(open.endedAt()).isNull());
        assertThat(found(9)).isNull();
    }

    private @Nullable CouponDetail found(int number) {
        return answers.answer(new WhatBecameOfCoupon(coupon(number))).coupon();
    }
}
