package io.sagadesk.saga.desk;

import static io.sagadesk.saga.desk.ConversationSamples.ADA;
import static io.sagadesk.saga.desk.ConversationSamples.ANNA;
import static io.sagadesk.saga.desk.ConversationSamples.BECAUSE;
import static io.sagadesk.saga.desk.ConversationSamples.BEN;
import static io.sagadesk.saga.desk.ConversationSamples.BILLING;
import static io.sagadesk.saga.desk.ConversationSamples.NOON;
import static io.sagadesk.saga.desk.ConversationSamples.SUPPORT;
import static io.sagadesk.saga.desk.ConversationSamples.TALK;
import static io.sagadesk.saga.desk.ConversationSamples.accepted;
import static io.sagadesk.saga.desk.ConversationSamples.assigned;
import static io.sagadesk.saga.desk.ConversationSamples.at;
import static io.sagadesk.saga.desk.ConversationSamples.closed;
import static io.sagadesk.saga.desk.ConversationSamples.declined;
import static io.sagadesk.saga.desk.ConversationSamples.enqueue;
import static io.sagadesk.saga.desk.ConversationSamples.enqueueAgain;
import static io.sagadesk.saga.desk.ConversationSamples.feels;
import static io.sagadesk.saga.desk.ConversationSamples.left;
import static io.sagadesk.saga.desk.ConversationSamples.queued;
import static io.sagadesk.saga.desk.ConversationSamples.released;
import static io.sagadesk.saga.desk.ConversationSamples.requested;
import static io.sagadesk.saga.desk.ConversationSamples.returned;
import static io.sagadesk.saga.desk.ConversationSamples.transferred;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.desk.DeskCommand.OfferWayOut;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.RequireSenior;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.timer.TimerEvent.OfferLapsed;
import io.sagadesk.api.timer.TimerEvent.WaitedLong;
import io.sagadesk.api.timer.TimerEvent.WaitedTooLong;
import io.sagadesk.saga.CustomerLookup;
import io.sagadesk.saga.CustomerLookup.Known;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import io.sagadesk.saga.FollowUpTicket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationAtDeskTest {

    private final SagaTestFixture<ConversationAtDesk> saga = new SagaTestFixture<>(ConversationAtDesk.class);
    private final FixtureCommands commands = FixtureCommands.in(saga);
    private final FixturePolicies policies = new FixturePolicies();
    private Known anna = Known.NOTHING;

    @BeforeEach
    void register() {
        saga.registerResource(policies);
        saga.registerResource((CustomerLookup) (customer, cause) -> anna);
        saga.givenCurrentTime(NOON);
    }

    @Test
    void whoever_asks_for_a_person_is_queued_at_the_desk_for_everything() {
        saga.givenNoPriorActivity()
                .whenPublishingA(requested(null, "delivery"))
                .expectActiveSagas(1)
                .expectDispatchedCommands(enqueue(SUPPORT, CustomerTier.STANDARD, null, false));
    }

    @Test
    void the_desk_its_skills_and_the_priority_follow_from_the_intents() {
        policies.publish(
                PolicyKind.ROUTING,
                Map.of(
                        "desks",
                        List.of(Map.of(
                                "intents",
                                List.of("refund", "invoice"),
                                "desk",
                                "billing",
                                "skills",
                                List.of("refunds"),
                                "priority",
                                "URGENT"))));
        saga.givenNoPriorActivity()
                .whenPublishingA(requested(null, "delivery", "invoice"))
                .expectDispatchedCommands(new EnqueueConversation(
                        BILLING,
                        TALK,
                        ANNA,
                        CustomerTier.STANDARD,
                        Priority.URGENT,
                        List.of("refunds"),
                        null,
                        false,
                        NOON));
    }

    @Test
    void a_very_important_customer_goes_to_a_senior_agent() {
        anna = new Known(Segment.CHAMPIONS, null, null);
        saga.givenNoPriorActivity()
                .whenPublishingA(requested(null))
                .expectDispatchedCommands(enqueue(SUPPORT, CustomerTier.VIP, null, true));
    }

    @Test
    void an_angry_customer_goes_to_a_senior_agent() {
        saga.givenNoPriorActivity()
                .whenPublishingA(requested(-51))
                .expectDispatchedCommands(enqueue(SUPPORT, CustomerTier.STANDARD, null, true));
    }

    @Test
    void a_discontented_customer_goes_to_any_agent() {
        saga.givenNoPriorActivity()
                .whenPublishingA(requested(-50))
                .expectDispatchedCommands(enqueue(SUPPORT, CustomerTier.STANDARD, null, false));
    }

    @Test
    void who_served_the_customer_within_thirty_days_is_the_contact_person() {
        anna = new Known(null, ADA, NOON.minus(Duration.ofDays(30)));
        saga.givenNoPriorActivity()
                .whenPublishingA(requested(null))
                .expectDispatchedCommands(enqueue(SUPPORT, CustomerTier.STANDARD, ADA, false));
    }

    @Test
    void who_served_the_customer_longer_ago_is_not_the_contact_person() {
        anna = new Known(null, ADA, NOON.minus(Duration.ofDays(30)).minusMillis(1));
        saga.givenNoPriorActivity()
                .whenPublishingA(requested(null))
                .expectDispatchedCommands(enqueue(SUPPORT, CustomerTier.STANDARD, null, false));
    }

    @Test
    void who_asks_again_while_at_a_desk_is_not_sent_to_another() {
        saga.givenAPublished(queued(BILLING, 0))
                .whenPublishingA(requested(null))
                .expectNoDispatchedCommands();
    }

    @Test
    void where_there_is_no_desk_the_conversation_goes_on_as_a_ticket() {
        commands.refuse(EnqueueConversation.class, "not-found");
        saga.givenNoPriorActivity()
                .whenPublishingA(requested(null))
                .expectActiveSagas(1)
                .expectDispatchedCommands(
                        enqueue(SUPPORT, CustomerTier.STANDARD, null, false),
                        FollowUpTicket.open(
                                TALK,
                                ANNA,
                                Priority.HIGH,
                                "A person was asked for, and there is no desk to answer",
                                NOON));
    }

    @Test
    void a_desk_that_is_opened_later_gets_the_conversation() {
        commands.refuse(EnqueueConversation.class, "not-found");
        saga.givenAPublished(requested(null));
        commands.accept(EnqueueConversation.class);
        saga.andThenAPublished(new DeskOpened(BILLING, "Billing", at(30)))
                .whenPublishingA(new DeskOpened(SUPPORT, "Support", at(60)))
                .expectActiveSagas(1)
                .expectDispatchedCommands(enqueueAt(60))
                .expectNoAssociationWith("deskId", SUPPORT.toString());
    }

    @Test
    void a_desk_that_is_opened_later_does_not_get_what_another_one_has() {
        commands.refuse(EnqueueConversation.class, "not-found");
        saga.givenAPublished(requested(null));
        saga.andThenAPublished(queued(BILLING, 30))
                .whenPublishingA(new DeskOpened(SUPPORT, "Support", at(60)))
                .expectNoDispatchedCommands();
    }

    @Test
    void who_asks_again_before_the_desk_is_opened_asks_that_desk_again() {
        commands.refuse(EnqueueConversation.class, "not-found");
        saga.givenAPublished(requested(null));
        commands.accept(EnqueueConversation.class);
        saga.whenPublishingA(requested(null))
                .expectDispatchedCommands(enqueue(SUPPORT, CustomerTier.STANDARD, null, false))
                .expectNoAssociationWith("deskId", SUPPORT.toString());
    }

    private static EnqueueConversation enqueueAt(int seconds) {
        return EnqueueRequest.at(at(seconds), enqueue(SUPPORT, CustomerTier.STANDARD, null, false));
    }

    @Test
    void an_offer_has_thirty_seconds() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .whenPublishingA(assigned(ADA, 0))
                .expectScheduledEvent(Duration.ofSeconds(30), new OfferLapsed(SUPPORT, TALK, ANNA, ADA, at(0), at(30)));
    }

    @Test
    void an_offer_that_was_made_late_has_thirty_seconds_too() throws Exception {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenTimeElapses(Duration.ofSeconds(20))
                .whenPublishingA(assigned(ADA, 0))
                .expectScheduledEvent(Duration.ofSeconds(30), new OfferLapsed(SUPPORT, TALK, ANNA, ADA, at(0), at(50)));
    }

    @Test
    void an_offer_that_nobody_takes_goes_to_the_next_agent() {
        policies.publish(PolicyKind.ROUTING, Map.of("soothe", "PT1H", "wayOut", "PT2H"));
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .whenTimeElapses(Duration.ofSeconds(30))
                .expectDispatchedCommands(
                        new DeclineConversation(SUPPORT, TALK, ADA, DeclineReason.TIMED_OUT, at(0), at(30)));
    }

    @Test
    void the_next_agent_has_a_time_of_their_own() throws Exception {
        policies.publish(PolicyKind.ROUTING, Map.of("soothe", "PT1H", "wayOut", "PT2H"));
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .andThenTimeElapses(Duration.ofSeconds(10))
                .andThenAPublished(declined(ADA, 10))
                .andThenAPublished(assigned(BEN, 10))
                .whenTimeElapses(Duration.ofSeconds(30))
                .expectDispatchedCommands(
                        new DeclineConversation(SUPPORT, TALK, BEN, DeclineReason.TIMED_OUT, at(10), at(40)));
    }

    @Test
    void an_offer_that_is_taken_leaves_nothing_to_wait_for() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .whenPublishingA(accepted(ADA, 5))
                .expectActiveSagas(1)
                .expectNoScheduledEvents();
    }

    @Test
    void who_waits_half_a_minute_is_soothed() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .whenTimeElapses(Duration.ofSeconds(30))
                .expectDispatchedCommands(new NoticeWait(SUPPORT, TALK, at(0), at(30)));
    }

    @Test
    void who_is_only_on_offer_is_soothed_too() {
        policies.publish(PolicyKind.ROUTING, Map.of("offer", "PT1H"));
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .whenTimeElapses(Duration.ofSeconds(30))
                .expectDispatchedCommands(new NoticeWait(SUPPORT, TALK, at(0), at(30)));
    }

    @Test
    void who_waits_three_minutes_is_offered_a_way_out() throws Exception {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenTimeElapses(Duration.ofSeconds(31))
                .whenTimeElapses(Duration.ofSeconds(149))
                .expectDispatchedCommands(new OfferWayOut(SUPPORT, TALK, at(0), at(180)));
    }

    @Test
    void who_takes_the_way_out_waits_no_longer() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .whenPublishingA(left(LeaveReason.CALL_BACK, 200))
                .expectActiveSagas(0)
                .expectNoScheduledEvents();
    }

    @Test
    void who_loses_the_agent_begins_to_wait_anew() throws Exception {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .andThenAPublished(accepted(ADA, 5))
                .andThenTimeAdvancesTo(at(600))
                .whenPublishingA(returned(ADA, 600))
                .expectScheduledEvent(Duration.ofSeconds(30), new WaitedLong(SUPPORT, TALK, ANNA, at(600), at(630)))
                .expectScheduledEvent(Duration.ofMinutes(3), new WaitedTooLong(SUPPORT, TALK, ANNA, at(600), at(780)));
    }

    @Test
    void an_offer_that_is_taken_back_does_not_lapse_and_the_wait_goes_on() {
        policies.publish(PolicyKind.ROUTING, Map.of("offer", "PT7S"));
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .whenPublishingA(returned(ADA, 5))
                .expectNoScheduledEventOfType(Duration.ofSeconds(7), OfferLapsed.class)
                .expectScheduledEvent(Duration.ofSeconds(30), new WaitedLong(SUPPORT, TALK, ANNA, at(0), at(30)));
    }

    @Test
    void who_gets_angry_while_waiting_gets_a_senior_agent() {
        var because = new Decision("routing", 0, Map.of("sentiment", "-80", "angryBelow", "-50"));
        saga.givenAPublished(queued(SUPPORT, 0))
                .whenPublishingA(feels(-80, 9))
                .expectDispatchedCommands(new RequireSenior(SUPPORT, TALK, because, at(9)));
    }

    @Test
    void who_is_discontented_while_waiting_gets_no_senior_agent() {
        saga.givenAPublished(queued(SUPPORT, 0)).whenPublishingA(feels(-50, 9)).expectNoDispatchedCommands();
    }

    @Test
    void who_gets_angry_with_an_agent_keeps_that_one() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .andThenAPublished(accepted(ADA, 5))
                .whenPublishingA(feels(-80, 9))
                .expectNoDispatchedCommands();
    }

    @Test
    void a_transfer_to_another_desk_asks_there_for_the_same() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(new SeniorRequired(SUPPORT, TALK, ANNA, BECAUSE, at(1)))
                .andThenAPublished(assigned(ADA, 1))
                .andThenAPublished(accepted(ADA, 5))
                .whenPublishingA(transferred(null, BILLING, 60))
                .expectActiveSagas(1)
                .expectDispatchedCommands(enqueueAgain(BILLING, true, 60));
    }

    @Test
    void after_a_transfer_the_wait_is_that_of_the_other_desk() throws Exception {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenTimeAdvancesTo(at(20))
                .andThenAPublished(transferred(null, BILLING, 20))
                .whenPublishingA(queued(BILLING, 20))
                .expectNoDispatchedCommands()
                .expectScheduledEvent(Duration.ofSeconds(30), new WaitedLong(BILLING, TALK, ANNA, at(20), at(50)));
    }

    @Test
    void a_transfer_to_a_desk_that_was_never_opened_leads_to_a_ticket() {
        saga.givenAPublished(queued(SUPPORT, 0));
        commands.refuse(EnqueueConversation.class, "not-found");
        saga.andThenAPublished(assigned(ADA, 0))
                .whenPublishingA(transferred(null, BILLING, 60))
                .expectActiveSagas(1)
                .expectDispatchedCommands(
                        enqueueAgain(BILLING, false, 60),
                        FollowUpTicket.open(
                                TALK,
                                ANNA,
                                Priority.HIGH,
                                "A person was asked for, and there is no desk to answer",
                                at(60)));
    }

    @Test
    void a_transfer_to_an_agent_ends_the_wait() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .whenPublishingA(transferred(BEN, null, 60))
                .expectNoDispatchedCommands()
                .expectNoScheduledEvents();
    }

    @Test
    void what_is_queued_at_a_second_desk_leaves_the_first() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .whenPublishingA(queued(BILLING, 60))
                .expectDispatchedCommands(new ReleaseConversation(SUPPORT, TALK, at(60)));
    }

    @Test
    void a_conversation_that_is_closed_while_it_waits_leaves_the_queue() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .whenPublishingA(closed(9))
                .expectDispatchedCommands(new ReleaseConversation(SUPPORT, TALK, at(9)))
                .expectActiveSagas(0)
                .expectNoScheduledEvents();
    }

    @Test
    void a_conversation_that_is_closed_frees_its_agent() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .andThenAPublished(accepted(ADA, 5))
                .whenPublishingA(closed(600))
                .expectDispatchedCommands(new ReleaseConversation(SUPPORT, TALK, at(600)))
                .expectActiveSagas(0);
    }

    @Test
    void a_conversation_that_an_agent_lets_go_of_needs_nothing_more() {
        saga.givenAPublished(queued(SUPPORT, 0))
                .andThenAPublished(assigned(ADA, 0))
                .andThenAPublished(accepted(ADA, 5))
                .whenPublishingA(released(ADA, 600))
                .expectActiveSagas(0);
    }

    @Test
    void what_somebody_else_has_queued_meanwhile_stays_there() {
        saga.givenAPublished(requested(null))
                .andThenAPublished(queued(BILLING, 60))
                .whenPublishingA(queued(SUPPORT, 0), Map.of("actor", "policy/routing"))
                .expectNoDispatchedCommands()
                .expectScheduledEvent(at(90), new WaitedLong(BILLING, TALK, ANNA, at(60), at(90)));
    }

    /** Simulates a crash after which the saga was stored, but its tracking token was not. */
    @Test
    void what_is_delivered_again_ends_as_it_did() {
        var first = new GenericEventMessage<>(queued(SUPPORT, 0));
        var second = new GenericEventMessage<>(queued(BILLING, 60));
        saga.givenAPublished(requested(null))
                .andThenAPublished(first)
                .andThenAPublished(assigned(ADA, 0))
                .andThenAPublished(accepted(ADA, 5))
                .andThenAPublished(transferred(null, BILLING, 60))
                .andThenAPublished(second)
                .andThenAPublished(requested(null))
                .andThenAPublished(first)
                .andThenAPublished(assigned(ADA, 0))
                .andThenAPublished(accepted(ADA, 5))
                .andThenAPublished(transferred(null, BILLING, 60))
                .whenPublishingA(second)
                .expectActiveSagas(1)
                .expectNoDispatchedCommands()
                .expectScheduledEvent(at(90), new WaitedLong(BILLING, TALK, ANNA, at(60), at(90)))
                .expectScheduledEvent(at(240), new WaitedTooLong(BILLING, TALK, ANNA, at(60), at(240)))
                .expectNoScheduledEventOfType(at(30), WaitedLong.class);
    }

    @Test
    void what_was_queued_at_two_desks_and_is_delivered_again_leaves_neither() {
        var first = new GenericEventMessage<>(queued(SUPPORT, 0));
        var second = new GenericEventMessage<>(queued(BILLING, 60));
        saga.givenAPublished(first)
                .andThenAPublished(second)
                .whenPublishingA(first)
                .expectNoDispatchedCommands();
    }
}
