package io.sagadesk.saga.conversation;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.customer.CustomerEvent.CustomerForgotten;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.OfferId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.offer.CouponTerms;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.api.offer.WithheldReason;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.timer.TimerEvent.ConsultationLapsed;
import io.sagadesk.rules.policy.PostChatRules;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;

class UnconvertedConsultationTest {

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final ConversationId TALK = new ConversationId("v-1");
    private static final OfferId OFFER = OfferId.because(TALK, "consultation");
    private static final CampaignId CAMPAIGN = new CampaignId("consultation");
    private static final Money FIVE = Money.of("5", "USD");
    private static final CampaignKind KIND = CampaignKind.UNCONVERTED_CONSULTATION;
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Duration DAY = Duration.ofHours(24);
    private static final Decision BECAUSE = new Decision("post-chat", 0, Map.of("conversation", "v-1"));

    private static final IntentReported TALKED = intent("delivery", "buying");
    private static final ConversationClosed CLOSED = closed(NOON);
    private static final ConsultationLapsed LAPSED = new ConsultationLapsed(TALK, ANNA, NOON, NOON.plus(DAY));
    private static final ProposeOffer PROPOSE = new ProposeOffer(
            ANNA,
            OFFER,
            CAMPAIGN,
            KIND,
            new CouponTerms(FIVE, Duration.ofDays(14)),
            OfferIds.apology(TALK),
            PostChatRules.BUILT_IN.offers(),
            BECAUSE.with("within", "PT24H"),
            NOON.plus(DAY));

    private final FixturePolicies policies = new FixturePolicies();

    @Test
    void who_talked_about_buying_and_has_not_bought_a_day_after_gets_an_offer() {
        process()
                .givenAPublished(TALKED)
                .whenPublishingA(CLOSED)
                .expectNoDispatchedCommands()
                .expectScheduledEvent(NOON.plus(DAY), LAPSED);
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(LAPSED)
                .expectDispatchedCommands(PROPOSE)
                .expectActiveSagas(0);
    }

    @Test
    void who_talked_about_something_else_gets_no_offer() {
        process()
                .givenAPublished(intent("delivery"))
                .whenPublishingA(CLOSED)
                .expectNoScheduledEvents()
                .expectActiveSagas(0);
    }

    @Test
    void what_is_said_later_does_not_make_a_talk_about_buying_unsaid() {
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(intent("delivery"))
                .whenPublishingA(CLOSED)
                .expectScheduledEvent(NOON.plus(DAY), LAPSED)
                .expectActiveSagas(1);
    }

    @Test
    void nobody_waits_where_no_such_rule_is_in_force_any_more() {
        policies.publish(PolicyKind.POST_CHAT, NOON, nothing("consultation"));
        process()
                .givenAPublished(TALKED)
                .whenPublishingA(CLOSED)
                .expectNoDispatchedCommands()
                .expectNoScheduledEvents()
                .expectActiveSagas(0);
    }

    @Test
    void no_offer_comes_of_a_talk_where_the_rule_was_switched_off_meanwhile() {
        policies.publish(PolicyKind.POST_CHAT, NOON.plusSeconds(1), nothing("consultation"));
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(LAPSED)
                .expectNoDispatchedCommands()
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(0);
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(purchase(ONE))
                .expectNoDispatchedCommands()
                .expectSuccessfulHandlerExecution()
                .expectActiveSagas(0);
    }

    @Test
    void nobody_waits_for_the_end_of_a_talk_with_someone_who_is_forgotten() {
        process()
                .givenAPublished(TALKED)
                .whenPublishingA(new CustomerForgotten(ANNA, "asked", NOON))
                .expectActiveSagas(0);
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(new CustomerForgotten(ANNA, "asked", NOON))
                .expectActiveSagas(1);
    }

    @Test
    void who_has_bought_meanwhile_gets_no_offer_and_it_is_recorded() {
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(purchase(ONE))
                .expectDispatchedCommands(new WithholdOffer(
                        ANNA,
                        OFFER,
                        CAMPAIGN,
                        KIND,
                        WithheldReason.ALREADY_CONVERTED,
                        BECAUSE.with("order", "o-1"),
                        ONE))
                .expectActiveSagas(0);
    }

    @Test
    void a_purchase_of_before_the_talk_does_not_count() {
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(purchase(NOON.minus(DAY)))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void while_the_talk_goes_on_again_nothing_is_offered() {
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .andThenAPublished(new ConversationReopened(TALK, ANNA, Author.CUSTOMER, ONE))
                .whenPublishingA(LAPSED)
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void the_day_is_counted_from_the_last_closing_of_a_talk() {
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .andThenAPublished(new ConversationReopened(TALK, ANNA, Author.CUSTOMER, ONE))
                .andThenAPublished(closed(ONE))
                .whenPublishingA(LAPSED)
                .expectNoDispatchedCommands()
                .expectScheduledEvent(ONE.plus(DAY), new ConsultationLapsed(TALK, ANNA, ONE, ONE.plus(DAY)));
    }

    @Test
    void what_is_delivered_again_is_promised_as_the_same() {
        process()
                .givenAPublished(TALKED)
                .andThenAPublished(TALKED)
                .andThenAPublished(CLOSED)
                .andThenAPublished(CLOSED)
                .whenPublishingA(LAPSED)
                .expectDispatchedCommands(PROPOSE)
                .expectActiveSagas(0);
    }

    private static Map<String, Object> nothing(String rule) {
        var rules = new HashMap<String, Object>();
        rules.put(rule, null);
        return rules;
    }

    private SagaTestFixture<UnconvertedConsultation> process() {
        var process = new SagaTestFixture<>(UnconvertedConsultation.class);
        FixtureCommands.in(process);
        process.registerResource(policies);
        return process;
    }

    private static IntentReported intent(String... intents) {
        return new IntentReported(TALK, ANNA, null, List.of(intents), NOON.minusSeconds(60));
    }

    private static ConversationClosed closed(Instant at) {
        return new ConversationClosed(TALK, ANNA, Author.agent("a-1"), ConversationOutcome.RESOLVED, at);
    }

    private static PurchaseRecorded purchase(Instant at) {
        return new PurchaseRecorded(new OrderId("o-1"), ANNA, FIVE, 1, at);
    }
}
