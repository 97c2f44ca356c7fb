package io.sagadesk.command.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.Refused;
import io.sagadesk.api.campaign.CampaignCommand.EndCampaign;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.LaunchCampaign;
import io.sagadesk.api.campaign.CampaignCommand.PauseCampaign;
import io.sagadesk.api.campaign.CampaignCommand.ResumeCampaign;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.campaign.CampaignEvent.BudgetReserved;
import io.sagadesk.api.campaign.CampaignEvent.CampaignEnded;
import io.sagadesk.api.campaign.CampaignEvent.CampaignLaunched;
import io.sagadesk.api.campaign.CampaignEvent.CampaignPaused;
import io.sagadesk.api.campaign.CampaignEvent.CampaignResumed;
import io.sagadesk.api.campaign.CampaignEvent.CustomerHeldOut;
import io.sagadesk.api.campaign.CampaignEvent.CustomerTreated;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponEvent.CouponIssued;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CampaignTest {

    private static final CampaignId ID = new CampaignId("spring");
    /** The holdout hashes: 91 for ANNA, 94 for BORIS, 1 for the held-out customer. */
    private static final CustomerId ANNA = new CustomerId("c-1");

    private static final CustomerId BORIS = new CustomerId("c-2");
    private static final CustomerId HELD_OUT = new CustomerId("c-17");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = NOON.plusSeconds(3600);
    private static final Instant EXPIRY = END.plusSeconds(3600);
    private static final Decision BECAUSE = new Decision("post-chat", 1, Map.of("stars", "1"));
    private static final CampaignLaunched LAUNCHED =
            new CampaignLaunched(ID, "Spring", CampaignKind.APOLOGY, euros("25"), 2, 10, END, NOON);
    private static final CampaignPaused PAUSED = new CampaignPaused(ID, NOON);
    private static final CampaignResumed RESUMED = new CampaignResumed(ID, NOON);
    private static final CampaignEnded ENDED = new CampaignEnded(ID, NOON);
    private static final CustomerHeldOut HELD = new CustomerHeldOut(ID, HELD_OUT, BECAUSE, NOON);

    private final AggregateTestFixture<Campaign> campaign = new AggregateTestFixture<>(Campaign.class);

    @Test
    void a_campaign_is_launched() {
        campaign.givenNoPriorActivity().when(launch("25", NOON)).expectEvents(LAUNCHED);
    }

    @Test
    void the_same_launch_counts_once() {
        campaign.given(LAUNCHED)
                .when(launch("25.00", END))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    /** Events of earlier versions have nanoseconds; clients saw and see milliseconds. */
    @Test
    void the_end_of_an_old_campaign_is_compared_by_milliseconds() {
        var precise = END.plusNanos(456_789);
        var old = new CampaignLaunched(ID, "Spring", CampaignKind.APOLOGY, euros("25"), 2, 10, precise, NOON);

        campaign.given(old)
                .when(launch("25", NOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        campaign.given(old).when(new PauseCampaign(ID, END)).expectException(Refusals.with("campaign-over"));
    }

    @Test
    void a_campaign_cannot_be_launched_on_other_terms() {
        campaign.given(LAUNCHED).when(launch("26", NOON)).expectException(Refusals.with("campaign-exists"));
    }

    @Test
    void a_running_campaign_is_paused() {
        campaign.given(LAUNCHED).when(new PauseCampaign(ID, NOON)).expectEvents(PAUSED);
    }

    @Test
    void a_paused_campaign_resumes() {
        campaign.given(LAUNCHED, PAUSED).when(new ResumeCampaign(ID, NOON)).expectEvents(RESUMED);
    }

    @Test
    void a_running_campaign_is_ended() {
        campaign.given(LAUNCHED).when(new EndCampaign(ID, NOON)).expectEvents(ENDED);
    }

    @Test
    void a_campaign_may_be_ended_after_its_time() {
        campaign.given(LAUNCHED).when(new EndCampaign(ID, EXPIRY)).expectEvents(new CampaignEnded(ID, EXPIRY));
    }

    static Stream<TestCase> repeats() {
        return Stream.of(
                new TestCase(new PauseCampaign(ID, NOON), LAUNCHED, PAUSED),
                new TestCase(new ResumeCampaign(ID, NOON), LAUNCHED),
                new TestCase(new EndCampaign(ID, NOON), LAUNCHED, ENDED));
    }

    record TestCase(Object command, List<Object> history) {
        TestCase(Object command, Object... history) {
            this(command, List.of(history));
        }
    }

    @ParameterizedTest
    @MethodSource("repeats")
    void a_campaign_is_not_paused_resumed_or_ended_twice(TestCase repeat) {
        campaign.given(repeat.history())
                .when(repeat.command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    static Stream<TestCase> tooLate() {
        return Stream.of(
                new TestCase(new PauseCampaign(ID, NOON), LAUNCHED, ENDED),
                new TestCase(new PauseCampaign(ID, END), LAUNCHED),
                new TestCase(new ResumeCampaign(ID, NOON), LAUNCHED, PAUSED, ENDED),
                new TestCase(new ResumeCampaign(ID, END), LAUNCHED, PAUSED),
                new TestCase(issue("k-1", ANNA, euros("10"), NOON), LAUNCHED, PAUSED, ENDED),
                new TestCase(issue("k-1", ANNA, euros("10"), END), LAUNCHED));
    }

    @ParameterizedTest
    @MethodSource("tooLate")
    void a_campaign_that_is_over_does_nothing_more(TestCase late) {
        campaign.given(late.history()).when(late.command()).expectException(Refusals.with("campaign-over"));
    }

    @Test
    void a_coupon_is_issued_and_its_worth_reserved() {
        launched()
                .when(issue("k-1", ANNA, euros("10"), NOON))
                .expectEvents(
                        reserved("k-1", ANNA, "10", "15"),
                        new CouponIssued(new CouponId("k-1"), ID, ANNA, euros("10"), EXPIRY, BECAUSE, NOON));
    }

    @Test
    void the_same_coupon_is_issued_once_even_after_the_end() {
        campaign.given(LAUNCHED, reserved("k-1", ANNA, "10", "15"), ENDED)
                .when(issue("k-1", ANNA, euros("10"), END))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_coupon_cannot_be_issued_to_another_customer_too() {
        campaign.given(LAUNCHED, reserved("k-1", ANNA, "10", "15"))
                .when(issue("k-1", BORIS, euros("10"), NOON))
                .expectException(Refusals.with("coupon-exists"));
    }

    @Test
    void a_coupon_cannot_be_issued_with_another_worth() {
        campaign.given(LAUNCHED, reserved("k-1", ANNA, "10", "15"))
                .when(issue("k-1", ANNA, euros("11"), NOON))
                .expectException(Refusals.with("coupon-exists"));
    }

    @Test
    void a_paused_campaign_issues_nothing() {
        campaign.given(LAUNCHED, PAUSED)
                .when(issue("k-1", HELD_OUT, euros("99"), NOON))
                .expectException(Refusals.with("campaign-paused"));
    }

    @Test
    void a_resumed_campaign_issues_coupons() {
        campaign.given(LAUNCHED, PAUSED, RESUMED)
                .when(issue("k-1", ANNA, euros("10"), NOON))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void who_is_held_out_gets_nothing() {
        launched().when(issue("k-1", HELD_OUT, euros("99"), NOON)).expectException(Refusals.with("customer-held-out"));
    }

    @Test
    void nobody_gets_more_coupons_than_one_may_have() {
        campaign.given(LAUNCHED, reserved("k-1", ANNA, "1", "24"), reserved("k-2", ANNA, "1", "23"))
                .when(issue("k-3", ANNA, euros("99"), NOON))
                .expectException(Refusals.with("customer-capped"));
    }

    @Test
    void a_customer_gets_a_coupon_though_another_one_has_had_all_they_may_have() {
        campaign.given(LAUNCHED, reserved("k-1", ANNA, "1", "24"), reserved("k-2", ANNA, "1", "23"))
                .when(issue("k-3", BORIS, euros("23"), NOON))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_budget_is_never_exceeded() {
        campaign.given(LAUNCHED, reserved("k-1", ANNA, "10", "15"))
                .when(issue("k-2", BORIS, euros("15.01"), NOON))
                .expectException(Refusals.with("budget-spent"));
    }

    @Test
    void a_budget_in_one_currency_pays_for_nothing_in_another() {
        launched()
                .when(issue("k-1", ANNA, Money.of("1", "USD"), NOON))
                .expectException(Refusals.with("currency-mismatch"));
    }

    @Test
    void an_unknown_campaign_issues_nothing() {
        campaign.givenNoPriorActivity()
                .when(issue("k-1", ANNA, euros("1"), NOON))
                .expectException(AggregateNotFoundException.class);
    }

    @Test
    void a_customer_whom_the_hash_chooses_is_held_out() {
        launched().when(holdOut(HELD_OUT)).expectEvents(HELD);
    }

    @Test
    void a_customer_is_held_out_once() {
        campaign.given(LAUNCHED, HELD)
                .when(holdOut(HELD_OUT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_customer_whom_the_hash_does_not_choose_is_not_held_out() {
        launched().when(holdOut(ANNA)).expectException(Refusals.with("customer-not-held-out"));
    }

    @Test
    void an_offer_without_a_coupon_counts_as_one_of_those_that_a_customer_may_get() {
        launched().when(treat("f-1", ANNA)).expectEvents(treated("f-1", ANNA));
        campaign.given(LAUNCHED, treated("f-1", ANNA))
                .when(treat("f-1", ANNA))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        campaign.given(LAUNCHED, treated("f-1", ANNA), reserved("k-1", ANNA, "10", "15"))
                .when(treat("f-2", ANNA))
                .expectException(Refusals.with("customer-capped"));
        campaign.given(LAUNCHED, treated("f-1", ANNA))
                .when(treat("f-1", BORIS))
                .expectException(Refusals.with("offer-exists"));
    }

    @Test
    void an_offer_without_a_coupon_is_refused_for_who_is_held_out_and_by_a_campaign_that_is_paused_or_over() {
        launched().when(treat("f-1", HELD_OUT)).expectException(Refusals.with("customer-held-out"));
        campaign.given(LAUNCHED, PAUSED).when(treat("f-1", ANNA)).expectException(Refusals.with("campaign-paused"));
        campaign.given(LAUNCHED, ENDED).when(treat("f-1", ANNA)).expectException(Refusals.with("campaign-over"));
    }

    @Test
    void the_oldest_coupons_are_forgotten_but_not_who_had_them() {
        var many = new Campaign();
        many.evolve(LAUNCHED);
        for (var number = 0; number <= CampaignReservations.KEPT; number++) {
            many.evolve(reserved("k-" + number, new CustomerId("c-" + number), "10", "15"), null);
            many.evolve(treated("f-" + number, new CustomerId("c-" + number)));
            many.evolve(new CustomerHeldOut(ID, new CustomerId("h-" + number), BECAUSE, NOON));
        }
        var last = CampaignReservations.KEPT;
        assertThat(Snapshots.write(many))
                .contains("\"k-1\"", "\"k-" + last + "\"", "\"f-1\"", "\"h-1\"")
                .doesNotContain("\"k-0\"", "\"f-0\"", "\"h-0\"");
        assertThatThrownBy(() -> many.decide(treat("f-new", new CustomerId("c-0"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("customer-capped"));
        many.evolve(ENDED);
        assertThat(Snapshots.write(many)).doesNotContain("\"c-0\"");
    }

    @Test
    void the_state_of_a_campaign_survives_a_snapshot() {
        var before = new Campaign();
        before.evolve(LAUNCHED);
        before.evolve(PAUSED);
        before.evolve(reserved("k-1", ANNA, "10", "15"), null);
        before.evolve(HELD);
        before.evolve(treated("f-1", ANNA));
        before.evolve(ENDED);
        assertThat(Snapshots.roundTrip(before)).usingRecursiveComparison().isEqualTo(before);
    }

    private TestExecutor<Campaign> launched() {
        return campaign.given(LAUNCHED);
    }

    private static LaunchCampaign launch(String budget, Instant at) {
        return new LaunchCampaign(ID, "Spring", CampaignKind.APOLOGY, euros(budget), 2, 10, END, at);
    }

    private static IssueCoupon issue(String couponId, CustomerId customerId, Money worth, Instant at) {
        return new IssueCoupon(ID, new CouponId(couponId), customerId, worth, EXPIRY, BECAUSE, at);
    }

    private static HoldOutCustomer holdOut(CustomerId customerId) {
        return new HoldOutCustomer(ID, customerId, BECAUSE, NOON);
    }

    private static BudgetReserved reserved(String couponId, CustomerId customerId, String worth, String remaining) {
        return new BudgetReserved(ID, new CouponId(couponId), customerId, euros(worth), euros(remaining), NOON);
    }

    private static TreatCustomer treat(String offerId, CustomerId customerId) {
        return new TreatCustomer(ID, new OfferId(offerId), customerId, BECAUSE, NOON);
    }

    private static CustomerTreated treated(String offerId, CustomerId customerId) {
        return new CustomerTreated(ID, new OfferId(offerId), customerId, BECAUSE, NOON);
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
