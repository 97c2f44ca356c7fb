package io.sagadesk.query.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CampaignLaunched;
import io.sagadesk.api.campaign.CampaignEvent.CampaignPaused;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CampaignList;
import io.sagadesk.api.campaign.CampaignQuery.HowIsCampaignDoing;
import io.sagadesk.api.campaign.CampaignQuery.WhichCampaigns;
import io.sagadesk.api.campaign.CampaignReport;
import io.sagadesk.api.campaign.CampaignState;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.projections.campaign.CampaignProjection;
import io.sagadesk.query.FoldedReadSide;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignAnswersTest {

    private static final CampaignId SPRING = campaign(0);
    private static final CustomerId BUYER = new CustomerId("c-2");
    private static final Decision BECAUSE = new Decision("test", 1, Map.of());

    @TempDir
    static Path directory;

    private static FoldedReadSide folded;
    private static CampaignAnswers answers;

    @BeforeAll
    static void fold() {
        folded = FoldedReadSide.of(CampaignProjection.PROJECTION, directory);
        answers = new CampaignAnswers(folded.readSide());
        for (int i = 0; i < 5; i++) folded.fold(launched(i));
        folded.fold(coupon(0, "c-2", "95"));
        folded.fold(coupon(1, "c-3", "90"));
        folded.fold(coupon(2, "c-4", "85"));
        folded.fold(
                new CouponRedeemed(new CouponId("coupon-0"), SPRING, BUYER, new OrderId("o-1"), hour(0)),
                new CouponRevoked(new CouponId("coupon-1"), SPRING, new CustomerId("c-3"), "mistake", hour(0)),
                new CustomerHeldOut(SPRING, new CustomerId("c-0"), BECAUSE, hour(0)),
                new PurchaseRecorded(new OrderId("o-1"), BUYER, Money.of("20", "EUR"), 1, hour(1)),
                new CampaignPaused(campaign(4), hour(1)));
    }

    @AfterAll
    static void close() {
        folded.close();
    }

    private static CampaignId campaign(int number) {
        return new CampaignId("spring-" + number);
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-06-01T12:00:00Z").plusSeconds(3_600L * hour);
    }

    private static Event launched(int number) {
        var kind = number == 3 ? CampaignKind.WIN_BACK : CampaignKind.PROMOTION;
        var ends = Instant.parse("2099-01-01T00:00:00Z");
        return new CampaignLaunched(campaign(number), "Spring", kind, Money.of("100", "EUR"), 1, 50, ends, hour(0));
    }

    private static List<Event> coupon(int number, String customerId, String remaining) {
        var coupon = new CouponId("coupon-" + number);
        var customer = new CustomerId(customerId);
        var worth = Money.of("5", "EUR");
        var expires = Instant.parse("2098-01-01T00:00:00Z");
        return List.of(
                new BudgetReserved(SPRING, coupon, customer, worth, Money.of(remaining, "EUR"), hour(0)),
                new CouponIssued(coupon, SPRING, customer, worth, expires, BECAUSE, hour(0)));
    }

    private static List<String> ids(CampaignList list) {
        return list.campaigns().stream()
                .map(CampaignReport::campaignId)
                .map(CampaignId::value)
                .toList();
    }

    @Test
    void a_campaign_reports_what_it_costs_and_brings() {
        var found = answers.answer(new HowIsCampaignDoing(SPRING));

        assertThat(found.campaign()).isNotNull().satisfies(report -> {
            assertThat(report.state()).isEqualTo(CampaignState.RUNNING);
            assertThat(report.remaining()).isEqualTo(Money.of("85.00", "EUR"));
            assertThat(report.coupons()).isEqualTo(new CampaignReport.Coupons(3, 1, 0, 1));
            assertThat(report.treated().customers()).isEqualTo(3);
            assertThat(report.treated().converted()).isEqualTo(1);
            assertThat(report.heldOut().customers()).isEqualTo(1);
        });
        assertThat(found.asOf().projection()).isEqualTo("campaigns");
    }

    @Test
    void a_campaign_reports_its_uplift_with_a_confidence_interval() {
        var found = answers.answer(new HowIsCampaignDoing(SPRING));
        var report = Objects.requireNonNull(found.campaign());

        assertThat(report.uplift()).isNotNull().satisfies(uplift -> {
            assertThat(uplift.difference()).isBetween(0.333, 0.334);
            assertThat(uplift.low()).isNegative();
            assertThat(uplift.high()).isBetween(0.334, 1.0);
        });
    }

    @Test
    void a_campaign_that_was_never_launched_is_told_to_be_absent() {
        assertThat(answers.answer(new HowIsCampaignDoing(new CampaignId("never")))
                        .campaign())
                .isNull();
    }

    @Test
    void campaigns_are_listed_to_the_end_without_gaps_or_doubles() {
        for (var limit : List.of(1, 2, 100)) {
            var ids = new ArrayList<String>();
            String cursor = null;
            do {
                var page = answers.answer(new WhichCampaigns(null, null, limit, cursor));
                ids.addAll(ids(page));
                cursor = page.next();
            } while (cursor != null);
            assertThat(ids).containsExactly("spring-0", "spring-1", "spring-2", "spring-3", "spring-4");
        }
    }

    @Test
    void campaigns_are_found_by_kind_and_state() {
        var winBack = CampaignKind.WIN_BACK;
        assertThat(ids(answers.answer(new WhichCampaigns(null, winBack, 10, null))))
                .containsExactly("spring-3");
        assertThat(ids(answers.answer(new WhichCampaigns(CampaignState.PAUSED, winBack, 10, null))))
                .isEmpty();
        assertThat(ids(answers.answer(new WhichCampaigns(CampaignState.PAUSED, null, 10, null))))
                .containsExactly("spring-4");
    }
}
