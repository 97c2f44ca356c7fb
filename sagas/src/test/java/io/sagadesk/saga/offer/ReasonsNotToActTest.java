package io.sagadesk.saga.offer;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignCommand;
import io.sagadesk.api.campaign.CampaignCommand.HoldOutCustomer;
import io.sagadesk.api.campaign.CampaignCommand.IssueCoupon;
import io.sagadesk.api.campaign.CampaignCommand.TreatCustomer;
import io.sagadesk.api.campaign.CampaignKind;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests each process that makes offers with each reason for withholding one, and without any. */
class ReasonsNotToActTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final OfferId OFFER = new OfferId("f-1");
    private static final CampaignId CAMPAIGN = new CampaignId("k-1");
    private static final CouponId COUPON = new CouponId("p-1");
    private static final Money TEN = Money.of("10", "EUR");
    private static final Decision BECAUSE = new Decision("post-chat", 2, Map.of());
    private static final OfferLimits LIMITS = PostChatRules.BUILT_IN.offers();
    private static final Instant NIGHT = Instant.parse("2026-03-01T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NEXT_NIGHT = MORNING.plus(Duration.ofHours(14));
    private static final Instant EXPIRY = MORNING.plus(Duration.ofDays(14));
    private static final OfferDue DUE = new OfferDue(OFFER, ANNA, MORNING);
    private static final ClearOffer CLEAR = new ClearOffer(ANNA, OFFER, LIMITS, MORNING);

    private final SagaTestFixture<OfferProcess> process = new SagaTestFixture<>(OfferProcess.class);
    private FixtureCommands commands;

    @BeforeEach
    void registerCommands() {
        commands = FixtureCommands.in(process);
        process.registerResource(new FixturePolicies());
        process.givenCurrentTime(NIGHT);
    }

    @ParameterizedTest
    @EnumSource
    void an_offer_is_made_where_nothing_speaks_against_it(CampaignKind kind) {
        process.givenAPublished(planned(kind))
                .whenPublishingA(DUE)
                .expectDispatchedCommands(CLEAR, admission(kind), new MakeOffer(ANNA, OFFER, MORNING))
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_without_consent_from_the_beginning(CampaignKind kind) {
        process.givenNoPriorActivity()
                .whenPublishingA(withheld(kind, WithheldReason.NO_CONSENT))
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_once_consent_is_withdrawn(CampaignKind kind) {
        assertNoCommandsAfterWithholding(kind, WithheldReason.NO_CONSENT);
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_to_who_had_too_many_already(CampaignKind kind) {
        process.givenNoPriorActivity()
                .whenPublishingA(withheld(kind, WithheldReason.FREQUENCY_CAP))
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_to_who_is_held_out_and_it_is_recorded(CampaignKind kind) {
        commands.refuse(admission(kind).getClass(), "customer-held-out");
        process.givenAPublished(planned(kind))
                .whenPublishingA(DUE)
                .expectDispatchedCommands(
                        CLEAR,
                        admission(kind),
                        new HoldOutCustomer(CAMPAIGN, ANNA, BECAUSE, MORNING),
                        withhold(kind, WithheldReason.HELD_OUT, "campaign", "customer-held-out", MORNING))
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_to_who_had_all_that_the_campaign_allows(CampaignKind kind) {
        commands.refuse(admission(kind).getClass(), "customer-capped");
        process.givenAPublished(planned(kind))
                .whenPublishingA(DUE)
                .expectDispatchedCommands(
                        CLEAR,
                        admission(kind),
                        withhold(kind, WithheldReason.CUSTOMER_CAPPED, "campaign", "customer-capped", MORNING))
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @EnumSource
    void an_offer_waits_until_quiet_hours_are_over(CampaignKind kind) {
        process.givenNoPriorActivity()
                .whenPublishingA(planned(kind))
                .expectNoDispatchedCommands()
                .expectScheduledEvent(MORNING, DUE)
                .expectActiveSagas(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_offer_that_comes_due_in_a_later_night_is_postponed(CampaignKind kind) {
        commands.refuse(ClearOffer.class, "quiet-hours");
        process.givenCurrentTime(NEXT_NIGHT)
                .andThenAPublished(planned(kind))
                .whenPublishingA(DUE)
                .expectDispatchedCommands(
                        new ClearOffer(ANNA, OFFER, LIMITS, NEXT_NIGHT),
                        new PostponeOffer(ANNA, OFFER, LIMITS, NEXT_NIGHT))
                .expectActiveSagas(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MEMBERSHIP") // an invitation has no coupon to pay for
    void no_offer_is_made_when_the_budget_is_spent(CampaignKind kind) {
        commands.refuse(IssueCoupon.class, "budget-spent");
        process.givenAPublished(planned(kind))
                .whenPublishingA(DUE)
                .expectDispatchedCommands(
                        CLEAR,
                        admission(kind),
                        withhold(kind, WithheldReason.BUDGET_SPENT, "campaign", "budget-spent", MORNING))
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"WIN_BACK", "UNCONVERTED_CONSULTATION"})
    void no_offer_to_buy_is_made_to_who_bought_meanwhile(CampaignKind kind) {
        var bought = NIGHT.plusSeconds(60);
        process.givenAPublished(planned(kind))
                .whenPublishingA(new PurchaseRecorded(new OrderId("o-1"), ANNA, TEN, 1, bought))
                .expectDispatchedCommands(withhold(kind, WithheldReason.ALREADY_CONVERTED, "order", "o-1", bought))
                .expectActiveSagas(0);
    }

    @ParameterizedTest
    @EnumSource(names = "MEMBERSHIP")
    void no_invitation_is_made_to_who_became_a_member_meanwhile(CampaignKind kind) {
        assertNoCommandsAfterWithholding(kind, WithheldReason.ALREADY_CONVERTED);
    }

    @ParameterizedTest
    @EnumSource
    void no_offer_is_made_to_who_is_forgotten_meanwhile(CampaignKind kind) {
        assertNoCommandsAfterWithholding(kind, WithheldReason.FORGOTTEN);
    }

    /** The customer aggregate withholds the offer in the same transaction as the event that is its reason. */
    private void assertNoCommandsAfterWithholding(CampaignKind kind, WithheldReason reason) {
        process.givenAPublished(planned(kind))
                .andThenAPublished(withheld(kind, reason))
                .whenPublishingA(DUE)
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    private static OfferPlanned planned(CampaignKind kind) {
        return kind == CampaignKind.MEMBERSHIP
                ? new OfferPlanned(ANNA, OFFER, CAMPAIGN, kind, null, null, null, MORNING, BECAUSE, NIGHT)
                : new OfferPlanned(ANNA, OFFER, CAMPAIGN, kind, COUPON, TEN, EXPIRY, MORNING, BECAUSE, NIGHT);
    }

    private static CampaignCommand admission(CampaignKind kind) {
        return kind == CampaignKind.MEMBERSHIP
                ? new TreatCustomer(CAMPAIGN, OFFER, ANNA, BECAUSE, MORNING)
                : new IssueCoupon(CAMPAIGN, COUPON, ANNA, TEN, EXPIRY, BECAUSE, MORNING);
    }

    private static OfferWithheld withheld(CampaignKind kind, WithheldReason reason) {
        return new OfferWithheld(ANNA, OFFER, CAMPAIGN, kind, reason, BECAUSE, NIGHT);
    }

    private static WithholdOffer withhold(
            CampaignKind kind, WithheldReason reason, String input, String said, Instant at) {
        return new WithholdOffer(ANNA, OFFER, CAMPAIGN, kind, reason, BECAUSE.with(input, said), at);
    }
}
