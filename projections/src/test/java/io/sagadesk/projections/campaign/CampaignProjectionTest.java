package io.sagadesk.projections.campaign;

import static io.sagadesk.projections.campaign.CampaignProjection.CAMPAIGNS;
import static io.sagadesk.projections.campaign.CampaignProjection.PROJECTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CampaignEnded;
import io.sagadesk.api.campaign.CampaignEvent.CampaignLaunched;
import io.sagadesk.api.campaign.CampaignEvent.CampaignPaused;
import io.sagadesk.api.campaign.CampaignEvent.CampaignResumed;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CampaignEvent.CustomerTreated;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponEvent.CouponExpired;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.campaign.CouponEvent.CouponRevoked;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.projections.InMemoryProjection;
import io.sagadesk.projections.Redelivery;
import io.sagadesk.projections.campaign.CampaignFigures.Coupons;
import io.sagadesk.projections.campaign.CampaignFigures.State;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CampaignProjectionTest {

    private static final CampaignId SPRING = new CampaignId("spring");
    private static final CouponId COUPON = new CouponId("coupon-1");
    private static final CustomerId ANNA = new CustomerId("anna");
    private static final Decision BECAUSE = new Decision("test", 1, Map.of());

    private static Instant day(double day) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds((long) (86_400 * day));
    }

    private static CampaignLaunched launched(CampaignId campaign) {
        return new CampaignLaunched(
                campaign, "Spring", CampaignKind.WIN_BACK, Money.of("100", "EUR"), 2, 10, day(60), day(0));
    }

    private static CouponIssued issued(CampaignId campaign, String customer, double day) {
        var worth = Money.of("5", "EUR");
        return new CouponIssued(COUPON, campaign, new CustomerId(customer), worth, day(day + 30), BECAUSE, day(day));
    }

    private static CustomerHeldOut heldOut(CampaignId campaign, String customer, double day) {
        return new CustomerHeldOut(campaign, new CustomerId(customer), BECAUSE, day(day));
    }

    private static PurchaseRecorded bought(String customer, double day) {
        var total = Money.of("50", "EUR");
        return new PurchaseRecorded(new OrderId("o-1"), new CustomerId(customer), total, 1, day(day));
    }

    private static CampaignFigures spring(Event... events) {
        return InMemoryProjection.of(PROJECTION)
                .batch(launched(SPRING))
                .batch(events)
                .get(CAMPAIGNS, "spring");
    }

    @Test
    void coupons_and_the_budget_are_counted() {
        var reserved = new BudgetReserved(SPRING, COUPON, ANNA, Money.of("5", "EUR"), Money.of("95", "EUR"), day(1));
        var spring = spring(
                reserved,
                issued(SPRING, "anna", 1),
                issued(SPRING, "ben", 1),
                issued(SPRING, "cleo", 1),
                issued(SPRING, "dan", 1),
                new CouponRedeemed(COUPON, SPRING, ANNA, new OrderId("o-1"), day(2)),
                new CouponExpired(COUPON, SPRING, new CustomerId("ben"), day(31)),
                new CouponRevoked(COUPON, SPRING, new CustomerId("cleo"), "mistake", day(3)));

        assertThat(spring.coupons()).isEqualTo(new Coupons(4, 1, 1, 1));
        assertThat(spring.remaining()).isEqualTo(Money.of("95", "EUR"));
        assertThat(spring.treated()).isEqualTo(new AudienceGroup(4, 0));
    }

    @Test
    void it_runs_until_it_is_paused_or_ended() {
        var paused = new CampaignPaused(SPRING, day(1));
        var resumed = new CampaignResumed(SPRING, day(2));
        var ended = new CampaignEnded(SPRING, day(3));

        assertThat(spring().state()).isEqualTo(State.RUNNING);
        assertThat(spring(paused).state()).isEqualTo(State.PAUSED);
        assertThat(spring(paused, resumed).state()).isEqualTo(State.RUNNING);
        assertThat(spring(paused, ended).state()).isEqualTo(State.ENDED);
        assertThat(spring().terms())
                .isEqualTo(new CampaignFigures.Terms(
                        "Spring", CampaignKind.WIN_BACK, Money.of("100", "EUR"), 2, 10, day(0), day(60)));
        assertThat(spring().remaining()).isEqualTo(Money.of("100", "EUR"));
    }

    @Test
    void who_buys_within_14_days_is_converted_whether_treated_or_held_out() {
        var spring = spring(
                issued(SPRING, "at-once", 1),
                bought("at-once", 1.01),
                issued(SPRING, "just-in-time", 1),
                bought("just-in-time", 14.99),
                issued(SPRING, "too-late", 1),
                bought("too-late", 15),
                bought("before", 0.9),
                issued(SPRING, "before", 1),
                bought("meanwhile", 1),
                issued(SPRING, "meanwhile", 1),
                heldOut(SPRING, "anyway", 1),
                bought("anyway", 9),
                bought("anyway", 10),
                heldOut(SPRING, "never", 1));

        assertThat(spring.treated()).isEqualTo(new AudienceGroup(5, 2));
        assertThat(spring.heldOut()).isEqualTo(new AudienceGroup(2, 1));
        assertThat(spring.uplift().orElseThrow().difference()).isEqualTo(0.4 - 0.5);
    }

    @Test
    void who_gets_two_coupons_is_one_customer_from_the_first_of_them_on() {
        var first = issued(SPRING, "anna", 1);
        var second = issued(SPRING, "anna", 10);

        assertThat(spring(first, second, bought("anna", 16)).treated()).isEqualTo(new AudienceGroup(1, 0));
        assertThat(spring(second, bought("anna", 16), first).treated()).isEqualTo(new AudienceGroup(1, 0));
        assertThat(spring(second, bought("anna", 2), first).treated()).isEqualTo(new AudienceGroup(1, 1));
    }

    @Test
    void a_purchase_that_was_recorded_before_the_coupon_counts_by_when_it_happened() {
        assertThat(spring(bought("anna", 3), issued(SPRING, "anna", 1)).treated())
                .isEqualTo(new AudienceGroup(1, 1));
    }

    @Test
    void an_offer_without_a_coupon_treats_its_customer_as_one_with_a_coupon_does() {
        var treated = new CustomerTreated(SPRING, new OfferId("f-1"), new CustomerId("anna"), BECAUSE, day(1));
        assertThat(spring(launched(SPRING), treated).treated()).isEqualTo(new AudienceGroup(1, 0));
    }

    @Test
    void offers_that_were_withheld_are_counted_by_their_reasons() {
        var figures = spring(
                launched(SPRING),
                withheld(WithheldReason.NO_CONSENT),
                withheld(WithheldReason.NO_CONSENT),
                withheld(WithheldReason.FREQUENCY_CAP));
        assertThat(figures.withheld()).isEqualTo(Map.of("NO_CONSENT", 2, "FREQUENCY_CAP", 1));
    }

    private static OfferWithheld withheld(WithheldReason reason) {
        return new OfferWithheld(
                new CustomerId("anna"), new OfferId("f-1"), SPRING, CampaignKind.WIN_BACK, reason, BECAUSE, day(1));
    }

    @Test
    void one_purchase_converts_for_each_campaign_that_reached_the_customer() {
        var autumn = new CampaignId("autumn");
        var folding = InMemoryProjection.of(PROJECTION)
                .batch(launched(SPRING), launched(autumn))
                .batch(issued(SPRING, "anna", 1), heldOut(autumn, "anna", 2), bought("anna", 3));

        assertThat(folding.get(CAMPAIGNS, "spring").treated()).isEqualTo(new AudienceGroup(1, 1));
        assertThat(folding.get(CAMPAIGNS, "autumn").heldOut()).isEqualTo(new AudienceGroup(1, 1));
        assertThat(folding.get(CAMPAIGNS, "spring").uplift()).isEmpty();
    }

    private static Event event(int number) {
        var customer = "c-" + number % 4;
        var campaign = new CampaignId(number % 3 == 0 ? "spring" : "autumn");
        var day = number / 12;
        return number % 5 < 2
                ? bought(customer, day)
                : number % 5 < 4 ? issued(campaign, customer, day) : heldOut(campaign, customer, day);
    }

    private static String customerOf(Event event) {
        if (event instanceof PurchaseRecorded purchase)
            return purchase.customerId().value();
        return event instanceof CouponIssued issued
                ? issued.customerId().value()
                : ((CustomerHeldOut) event).customerId().value();
    }

    private static List<Event> events(RandomValues dice, int most) {
        return dice.list(0, most, () -> event(dice.between(0, 300)));
    }

    @SeededTest(100)
    void the_order_of_the_events_of_different_customers_does_not_matter(RandomValues dice) {
        var events = events(dice, 40);
        var byCustomer = events.stream()
                .sorted(Comparator.comparing(CampaignProjectionTest::customerOf))
                .toArray(Event[]::new);

        assertThat(InMemoryProjection.of(PROJECTION).batch(byCustomer).all(CAMPAIGNS))
                .as("%s", events)
                .isEqualTo(InMemoryProjection.of(PROJECTION)
                        .after(events.toArray(Event[]::new))
                        .all(CAMPAIGNS));
    }

    @SeededTest(50)
    void redelivery_in_any_batches_leaves_the_same_documents(RandomValues dice) {
        var events = Stream.concat(Stream.of(launched(SPRING)), events(dice, 80).stream());
        var log = InMemoryProjection.of(PROJECTION).record(events.toArray(Event[]::new));

        assertThat(Redelivery.inBatches(PROJECTION, log, dice).everything())
                .as("%s", log)
                .isEqualTo(Redelivery.oneByOne(PROJECTION, log).everything());
    }
}
