package io.sagadesk.saga.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponCommand.RevokeCoupon;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.OfferEvent.OfferPlanned;
import io.sagadesk.api.offer.OfferEvent.OfferPostponed;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.timer.TimerEvent.OfferDue;
import io.sagadesk.rules.policy.PostChatRules;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferProcessTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final OfferId OFFER = new OfferId("f-1");
    private static final CampaignId CAMPAIGN = new CampaignId("k-1");
    private static final CouponId COUPON = new CouponId("p-1");
    private static final Money TEN = Money.of("10", "EUR");
    private static final Decision BECAUSE = new Decision("post-chat", 2, Map.of("stars", "1"));
    private static final Instant NIGHT = Instant.parse("2026-03-01T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant EXPIRY = MORNING.plus(Duration.ofDays(14));
    private static final OfferDue DUE = new OfferDue(OFFER, ANNA, MORNING);
    private static final Instant NEXT_NIGHT = MORNING.plus(Duration.ofHours(14));
    private static final Instant NEXT_MORNING = MORNING.plus(Duration.ofDays(1));
    private static final Instant NEXT_EXPIRY = EXPIRY.plus(Duration.ofDays(1));
    private static final OfferPostponed POSTPONED =
            new OfferPostponed(ANNA, OFFER, CAMPAIGN, NEXT_EXPIRY, NEXT_MORNING, BECAUSE, NEXT_NIGHT);
    private static final OfferPlanned AT_ONCE = planned(CampaignKind.APOLOGY, MORNING);
    private static final OfferPlanned FOR_MORNING = planned(CampaignKind.APOLOGY, NIGHT);

    private static final OfferLimits LIMITS = PostChatRules.BUILT_IN.offers();
    private static final ClearOffer CLEAR = new ClearOffer(ANNA, OFFER, LIMITS, MORNING);
    private static final IssueCoupon ISSUE = issue(EXPIRY, MORNING);
    private static final MakeOffer MAKE = new MakeOffer(ANNA, OFFER, MORNING);

    private static final OfferWithheld WITHHELD =
            new OfferWithheld(ANNA, OFFER, CAMPAIGN, CampaignKind.APOLOGY, WithheldReason.NO_CONSENT, BECAUSE, NIGHT);

    private final SagaTestFixture<OfferProcess> process = new SagaTestFixture<>(OfferProcess.class);
    private FixtureCommands commands;

    @BeforeEach
    void registerCommands() {
        commands = FixtureCommands.in(process);
        process.registerResource(new FixturePolicies());
        process.givenCurrentTime(NIGHT); // the time of recording
    }

    @Test
    void an_offer_is_made_at_once_after_customer_and_campaign_were_asked() {
        process.givenNoPriorActivity()
                .whenPublishingA(AT_ONCE)
                .expectDispatchedCommands(CLEAR, ISSUE, MAKE)
                .expectNoScheduledEvents()
                .expectActiveSagas(0);
        assertThat(commands.rules()).containsOnly("post-chat");
    }

    @Test
    void an_offer_waits_until_quiet_hours_are_over() {
        process.givenNoPriorActivity()
                .whenPublishingA(FOR_MORNING)
                .expectNoDispatchedCommands()
                .expectScheduledEvent(MORNING, DUE)
                .expectActiveSagas(1);
    }

    @Test
    void an_offer_that_waited_until_quiet_hours_were_over_is_made_then() {
        process.givenAPublished(FOR_MORNING)
                .whenPublishingA(DUE)
                .expectDispatchedCommands(CLEAR, ISSUE, MAKE)
                .expectActiveSagas(0);
    }

    @Test
    void what_comes_due_late_is_made_late() {
        var noon = MORNING.plus(Duration.ofHours(3));
        process.givenCurrentTime(noon)
                .andThenAPublished(FOR_MORNING)
                .whenPublishingA(DUE)
                .expectDispatchedCommands(clear(noon), issue(EXPIRY, noon), new MakeOffer(ANNA, OFFER, noon))
                .expectActiveSagas(0);
    }

    @Test
    void what_comes_due_late_at_night_is_postponed() {
        commands.refuse(ClearOffer.class, "quiet-hours");
        process.givenCurrentTime(NEXT_NIGHT)
                .andThenAPublished(FOR_MORNING)
                .whenPublishingA(DUE)
                .expectDispatchedCommands(clear(NEXT_NIGHT), new PostponeOffer(ANNA, OFFER, LIMITS, NEXT_NIGHT))
                .expectActiveSagas(1);
    }

    @Test
    void what_was_planned_late_is_not_made_at_night_but_postponed() {
        commands.refuse(ClearOffer.class, "quiet-hours");
        process.givenCurrentTime(NEXT_NIGHT)
                .whenPublishingA(AT_ONCE)
                .expectDispatchedCommands(clear(NEXT_NIGHT), new PostponeOffer(ANNA, OFFER, LIMITS, NEXT_NIGHT))
                .expectActiveSagas(1);
    }

    @Test
    void what_is_postponed_waits_for_its_new_time() {
        process.givenAPublished(FOR_MORNING)
                .whenPublishingA(POSTPONED)
                .expectNoDispatchedCommands()
                .expectScheduledEvent(NEXT_MORNING, new OfferDue(OFFER, ANNA, NEXT_MORNING))
                .expectActiveSagas(1);
    }

    @Test
    void what_is_postponed_is_made_at_its_new_time_with_its_new_expiry() {
        process.givenAPublished(FOR_MORNING)
                .andThenAPublished(POSTPONED)
                .whenPublishingA(new OfferDue(OFFER, ANNA, NEXT_MORNING))
                .expectDispatchedCommands(
                        clear(NEXT_MORNING), issue(NEXT_EXPIRY, NEXT_MORNING), new MakeOffer(ANNA, OFFER, NEXT_MORNING))
                .expectActiveSagas(0);
    }

    @Test
    void a_purchase_meanwhile_makes_a_postponed_offer_needless() {
        commands.refuse(ClearOffer.class, "quiet-hours");
        process.givenCurrentTime(NEXT_NIGHT)
                .andThenAPublished(planned(CampaignKind.WIN_BACK, MORNING))
                .andThenAPublished(POSTPONED)
                .whenPublishingA(purchase(NEXT_NIGHT.plusSeconds(60)))
                .expectDispatchedCommands(withholdFromBuyer(CampaignKind.WIN_BACK, NEXT_NIGHT.plusSeconds(60)))
                .expectActiveSagas(0);
    }

    @Test
    void a_timer_of_before_the_postponement_is_out_of_date() {
        commands.refuse(ClearOffer.class, "offer-not-due");
        process.givenAPublished(FOR_MORNING)
                .andThenAPublished(POSTPONED)
                .whenPublishingA(DUE)
                .expectDispatchedCommands(CLEAR)
                .expectActiveSagas(1);
    }

    @Test
    void an_offer_without_a_coupon_takes_no_budget() {
        var invitation = new OfferPlanned(
                ANNA, OFFER, CAMPAIGN, CampaignKind.MEMBERSHIP, null, null, null, MORNING, BECAUSE, MORNING);
        process.givenNoPriorActivity()
                .whenPublishingA(invitation)
                .expectDispatchedCommands(CLEAR, new TreatCustomer(CAMPAIGN, OFFER, ANNA, BECAUSE, MORNING), MAKE)
                .expectActiveSagas(0);
    }

    @Test
    void no_coupon_is_issued_once_the_customer_objects_and_one_issued_before_a_crash_is_revoked() {
        commands.refuse(ClearOffer.class, "offer-withheld");
        process.givenAPublished(FOR_MORNING)
                .whenPublishingA(DUE)
                .expectDispatchedCommands(CLEAR, new RevokeCoupon(COUPON, "the offer was withheld", MORNING))
                .expectActiveSagas(0);
    }

    @Test
    void a_coupon_that_was_issued_in_the_very_moment_of_the_objection_is_revoked() {
        commands.refuse(MakeOffer.class, "offer-withheld");
        process.givenAPublished(FOR_MORNING)
                .whenPublishingA(DUE)
                .expectDispatchedCommands(
                        CLEAR, ISSUE, MAKE, new RevokeCoupon(COUPON, "the offer was withheld", MORNING))
                .expectActiveSagas(0);
    }

    @Test
    void who_is_held_out_gets_nothing_and_it_is_recorded() {
        commands.refuse(IssueCoupon.class, "customer-held-out");
        process.givenNoPriorActivity()
                .whenPublishingA(AT_ONCE)
                .expectDispatchedCommands(
                        CLEAR,
                        ISSUE,
                        new HoldOutCustomer(CAMPAIGN, ANNA, BECAUSE, MORNING),
                        withhold(WithheldReason.HELD_OUT, "customer-held-out"))
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @CsvSource({
        "budget-spent, BUDGET_SPENT",
        "currency-mismatch, BUDGET_SPENT",
        "customer-capped, CUSTOMER_CAPPED",
        "campaign-over, CAMPAIGN_OVER",
        "campaign-paused, CAMPAIGN_OVER",
        "not-found, CAMPAIGN_OVER"
    })
    void what_the_campaign_refuses_is_withheld_and_the_decision_says_why(String refusal, WithheldReason reason) {
        commands.refuse(IssueCoupon.class, refusal);
        process.givenNoPriorActivity()
                .whenPublishingA(AT_ONCE)
                .expectDispatchedCommands(CLEAR, ISSUE, withhold(reason, refusal))
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @CsvSource({"WIN_BACK", "UNCONVERTED_CONSULTATION"})
    void who_buys_meanwhile_needs_no_offer_to_buy(CampaignKind kind) {
        process.givenAPublished(planned(kind, NIGHT))
                .whenPublishingA(purchase(NIGHT.plusSeconds(60)))
                .expectDispatchedCommands(withholdFromBuyer(kind, NIGHT.plusSeconds(60)))
                .expectActiveSagas(0);
    }

    @Test
    void a_purchase_of_before_the_offer_changes_nothing() {
        process.givenAPublished(planned(CampaignKind.WIN_BACK, NIGHT))
                .whenPublishingA(purchase(NIGHT.minusSeconds(1)))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void who_buys_is_apologised_to_all_the_same() {
        process.givenAPublished(FOR_MORNING)
                .whenPublishingA(purchase(NIGHT.plusSeconds(60)))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void nothing_is_left_of_an_offer_that_was_withheld_meanwhile() {
        process.givenAPublished(FOR_MORNING)
                .whenPublishingA(WITHHELD)
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    @Test
    void nothing_happens_when_the_time_of_a_withheld_offer_comes() {
        process.givenAPublished(FOR_MORNING)
                .andThenAPublished(WITHHELD)
                .whenPublishingA(DUE)
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    @Test
    void what_is_delivered_again_is_promised_as_the_same() {
        process.givenAPublished(FOR_MORNING)
                .whenPublishingA(FOR_MORNING)
                .expectNoDispatchedCommands()
                .expectScheduledEvent(MORNING, DUE)
                .expectActiveSagas(1);
    }

    private static OfferPlanned planned(CampaignKind kind, Instant at) {
        return new OfferPlanned(ANNA, OFFER, CAMPAIGN, kind, COUPON, TEN, EXPIRY, MORNING, BECAUSE, at);
    }

    private static PurchaseRecorded purchase(Instant at) {
        return new PurchaseRecorded(new OrderId("o-1"), ANNA, TEN, 1, at);
    }

    private static ClearOffer clear(Instant at) {
        return new ClearOffer(ANNA, OFFER, LIMITS, at);
    }

    private static IssueCoupon issue(Instant expiry, Instant at) {
        return new IssueCoupon(CAMPAIGN, COUPON, ANNA, TEN, expiry, BECAUSE, at);
    }

    private static WithholdOffer withholdFromBuyer(CampaignKind kind, Instant at) {
        var because = BECAUSE.with("order", "o-1");
        return new WithholdOffer(ANNA, OFFER, CAMPAIGN, kind, WithheldReason.ALREADY_CONVERTED, because, at);
    }

    private static WithholdOffer withhold(WithheldReason reason, String refusal) {
        return new WithholdOffer(
                ANNA, OFFER, CAMPAIGN, CampaignKind.APOLOGY, reason, BECAUSE.with("campaign", refusal), MORNING);
    }
}
