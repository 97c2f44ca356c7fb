package io.sagadesk.saga.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CouponEvent.CouponRedeemed;
import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.customer.CustomerEvent.SegmentChanged;
import io.sagadesk.api.customer.CustomerEvent.WinBackEnded;
import io.sagadesk.api.customer.CustomerEvent.WinBackStarted;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.customer.WinBackOutcome;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.offer.CouponTerms;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferEvent.OfferMade;
import io.sagadesk.api.offer.OfferEvent.OfferWithheld;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.timer.TimerEvent.WinBackDue;
import io.sagadesk.rules.policy.PostChatRules;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WinBackTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CampaignId CAMPAIGN = new CampaignId("win-back");
    private static final CampaignKind KIND = CampaignKind.WIN_BACK;
    private static final Money TEN = Money.of("10", "USD");
    private static final CouponId COUPON = new CouponId("p-1");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant FAILED = NOON.plus(Duration.ofDays(14));
    private static final Instant SECOND_AT = FAILED.plus(Duration.ofDays(7));
    private static final Instant OVER = SECOND_AT.plus(Duration.ofDays(14));
    private static final OfferId FIRST = OfferId.because(ANNA, "win-back " + NOON + " 1");
    private static final OfferId SECOND = OfferId.because(ANNA, "win-back " + NOON + " 2");
    private static final Decision BECAUSE = new Decision("win-back", 0, Map.of("from", "LOYAL", "to", "AT_RISK"));

    private static final WinBackStarted STARTED = new WinBackStarted(ANNA, Segment.AT_RISK, BECAUSE, NOON);
    private static final OfferMade FIRST_MADE = made(FIRST, NOON);
    private static final WinBackDue SECOND_DUE = new WinBackDue(ANNA, NOON, 1, SECOND_AT);
    private static final OfferMade SECOND_MADE = made(SECOND, SECOND_AT);
    private static final WinBackDue LOST_DUE = new WinBackDue(ANNA, NOON, 2, OVER);

    @ParameterizedTest
    @EnumSource(
            value = Segment.class,
            names = {"AT_RISK", "CANT_LOSE", "HIBERNATING"})
    void a_customer_who_slips_away_is_to_be_won_back(Segment segment) {
        var commands = new FixtureCommands();
        change(segment, commands);
        var because = new Decision("win-back", 0, Map.of("from", "LOYAL", "to", segment.name()));
        assertThat(commands.sent()).containsExactly(new StartWinBack(ANNA, segment, because, NOON));
    }

    @Test
    void a_customer_who_moves_to_a_better_segment_is_not_to_be_won_back() {
        var commands = new FixtureCommands();
        change(Segment.CHAMPIONS, commands);
        assertThat(commands.sent()).isEmpty();
    }

    @Test
    void winning_back_begins_with_an_offer() {
        process().givenNoPriorActivity().whenPublishingA(STARTED).expectDispatchedCommands(propose(FIRST, 1, NOON));
    }

    @Test
    void the_first_offer_is_not_repeated_when_the_beginning_is_delivered_again() {
        process()
                .givenAPublished(STARTED)
                .whenPublishingA(STARTED)
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void who_buys_within_the_attribution_window_is_won_back() {
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .whenPublishingA(purchase(FAILED.minusMillis(1)))
                .expectDispatchedCommands(end(WinBackOutcome.WON_BACK, null, FAILED.minusMillis(1)));
    }

    @Test
    void who_redeems_the_coupon_is_won_back() {
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .whenPublishingA(new CouponRedeemed(COUPON, CAMPAIGN, ANNA, new OrderId("o-1"), NOON.plusSeconds(1)))
                .expectDispatchedCommands(end(WinBackOutcome.WON_BACK, null, NOON.plusSeconds(1)));
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .whenPublishingA(new CouponRedeemed(
                        new CouponId("another"), CAMPAIGN, ANNA, new OrderId("o-1"), NOON.plusSeconds(1)))
                .expectNoDispatchedCommands();
    }

    @Test
    void a_second_offer_is_made_seven_days_after_the_first_has_failed() {
        process()
                .givenAPublished(STARTED)
                .whenPublishingA(FIRST_MADE)
                .expectNoDispatchedCommands()
                .expectScheduledEvent(SECOND_AT, SECOND_DUE);
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .whenPublishingA(SECOND_DUE)
                .expectDispatchedCommands(propose(SECOND, 2, SECOND_AT));
    }

    @Test
    void who_buys_between_the_two_offers_needs_no_second_one() {
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .whenPublishingA(purchase(FAILED))
                .expectDispatchedCommands(end(WinBackOutcome.WITHHELD, WithheldReason.ALREADY_CONVERTED, FAILED));
    }

    @Test
    void after_the_second_offer_the_customer_is_won_back_or_lost() {
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .andThenAPublished(SECOND_DUE)
                .andThenAPublished(SECOND_MADE)
                .whenPublishingA(purchase(OVER.minusMillis(1)))
                .expectScheduledEvent(OVER, LOST_DUE)
                .expectDispatchedCommands(end(WinBackOutcome.WON_BACK, null, OVER.minusMillis(1)));
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .andThenAPublished(SECOND_DUE)
                .andThenAPublished(SECOND_MADE)
                .whenPublishingA(LOST_DUE)
                .expectDispatchedCommands(end(WinBackOutcome.LOST, null, OVER));
    }

    @ParameterizedTest
    @EnumSource(
            value = WithheldReason.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HELD_OUT"})
    void where_the_first_offer_is_withheld_winning_back_ends_with_that_reason(WithheldReason reason) {
        process()
                .givenAPublished(STARTED)
                .whenPublishingA(withheld(FIRST, reason, NOON))
                .expectDispatchedCommands(end(WinBackOutcome.WITHHELD, reason, NOON))
                .expectNoScheduledEvents();
    }

    @Test
    void where_the_second_offer_is_withheld_the_customer_is_lost() {
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .andThenAPublished(SECOND_DUE)
                .whenPublishingA(withheld(SECOND, WithheldReason.FREQUENCY_CAP, SECOND_AT))
                .expectDispatchedCommands(end(WinBackOutcome.LOST, WithheldReason.FREQUENCY_CAP, SECOND_AT));
    }

    @Test
    void who_is_held_out_is_watched_for_as_long_as_an_offer_would_count() {
        var due = new WinBackDue(ANNA, NOON, 1, FAILED);
        process()
                .givenAPublished(STARTED)
                .whenPublishingA(withheld(FIRST, WithheldReason.HELD_OUT, NOON))
                .expectNoDispatchedCommands()
                .expectScheduledEvent(FAILED, due);
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(withheld(FIRST, WithheldReason.HELD_OUT, NOON))
                .whenPublishingA(due)
                .expectDispatchedCommands(end(WinBackOutcome.LOST, WithheldReason.HELD_OUT, FAILED));
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(withheld(FIRST, WithheldReason.HELD_OUT, NOON))
                .whenPublishingA(purchase(NOON.plusSeconds(1)))
                .expectDispatchedCommands(end(WinBackOutcome.WON_BACK, WithheldReason.HELD_OUT, NOON.plusSeconds(1)));
    }

    @Test
    void where_no_offer_can_be_proposed_winning_back_ends_at_once() {
        var process = new SagaTestFixture<>(WinBack.class);
        FixtureCommands.in(process).refuse(ProposeOffer.class, "offer-exists");
        process.registerResource(new FixturePolicies());
        process.givenNoPriorActivity()
                .whenPublishingA(STARTED)
                .expectDispatchedCommands(propose(FIRST, 1, NOON), end(WinBackOutcome.WITHHELD, null, NOON));
    }

    @Test
    void where_no_second_offer_can_be_proposed_the_customer_is_lost() {
        var process = new SagaTestFixture<>(WinBack.class);
        FixtureCommands.in(process).refuse(propose(SECOND, 2, SECOND_AT), "offer-exists");
        process.registerResource(new FixturePolicies());
        process.givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .whenPublishingA(SECOND_DUE)
                .expectDispatchedCommands(propose(SECOND, 2, SECOND_AT), end(WinBackOutcome.LOST, null, SECOND_AT));
    }

    @Test
    void winning_back_is_over_when_its_end_is_recorded() {
        process()
                .givenAPublished(STARTED)
                .whenPublishingA(new WinBackEnded(ANNA, NOON, WinBackOutcome.LOST, null, OVER))
                .expectActiveSagas(0);
        process()
                .givenAPublished(STARTED)
                .whenPublishingA(new WinBackEnded(ANNA, NOON.minusSeconds(1), WinBackOutcome.LOST, null, NOON))
                .expectActiveSagas(1);
    }

    @Test
    void what_is_out_of_date_or_delivered_again_changes_nothing() {
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .andThenAPublished(SECOND_DUE)
                .andThenAPublished(FIRST_MADE)
                .andThenAPublished(withheld(FIRST, WithheldReason.NO_CONSENT, NOON))
                .andThenAPublished(made(new OfferId("of-another-flow"), SECOND_AT))
                .andThenAPublished(purchase(NOON.minusSeconds(1)))
                .whenPublishingA(SECOND_DUE)
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void offers_of_other_flows_change_nothing() {
        var other = new OfferId("of-another-flow");
        process()
                .givenAPublished(STARTED)
                .whenPublishingA(made(other, NOON))
                .expectNoDispatchedCommands()
                .expectNoScheduledEvents();
        process()
                .givenAPublished(STARTED)
                .whenPublishingA(withheld(other, WithheldReason.NO_CONSENT, NOON))
                .expectNoDispatchedCommands()
                .expectNoScheduledEvents();
    }

    @Test
    void timers_of_an_earlier_attempt_change_nothing() {
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .whenPublishingA(new WinBackDue(ANNA, NOON.minus(Duration.ofDays(60)), 1, NOON))
                .expectNoDispatchedCommands();
    }

    @Test
    void purchases_of_before_the_attempt_change_nothing() {
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(FIRST_MADE)
                .whenPublishingA(purchase(NOON.minusSeconds(1)))
                .expectNoDispatchedCommands();
    }

    @Test
    void what_was_bought_before_the_offer_was_not_brought_about_by_it() {
        var bought = NOON.plusSeconds(60);
        process()
                .givenAPublished(STARTED)
                .andThenAPublished(made(FIRST, NOON.plusSeconds(120)))
                .whenPublishingA(purchase(bought))
                .expectDispatchedCommands(end(WinBackOutcome.WITHHELD, WithheldReason.ALREADY_CONVERTED, bought));
    }

    private static SagaTestFixture<WinBack> process() {
        var process = new SagaTestFixture<>(WinBack.class);
        FixtureCommands.in(process);
        process.registerResource(new FixturePolicies());
        return process;
    }

    private static void change(Segment to, FixtureCommands commands) {
        var changed = new SegmentChanged(ANNA, Segment.LOYAL, to, new Decision("rfm", 0, Map.of()), NOON);
        new WhenSegmentChangedThenWinBack(commands, new FixturePolicies())
                .react(changed, GenericEventMessage.asEventMessage(changed));
    }

    private static ProposeOffer propose(OfferId offerId, int number, Instant at) {
        return new ProposeOffer(
                ANNA,
                offerId,
                CAMPAIGN,
                KIND,
                new CouponTerms(TEN, Duration.ofDays(14)),
                null,
                PostChatRules.BUILT_IN.offers(),
                BECAUSE.with("offer", String.valueOf(number)),
                at);
    }

    private static OfferMade made(OfferId offerId, Instant at) {
        return new OfferMade(ANNA, offerId, CAMPAIGN, KIND, COUPON, TEN, at.plus(Duration.ofDays(14)), BECAUSE, at);
    }

    private static OfferWithheld withheld(OfferId offerId, WithheldReason reason, Instant at) {
        return new OfferWithheld(ANNA, offerId, CAMPAIGN, KIND, reason, BECAUSE, at);
    }

    private static PurchaseRecorded purchase(Instant at) {
        return new PurchaseRecorded(new OrderId("o-1"), ANNA, TEN, 1, at);
    }

    private static EndWinBack end(WinBackOutcome outcome, @Nullable WithheldReason withheld, Instant at) {
        return new EndWinBack(ANNA, NOON, outcome, withheld, at);
    }
}
