package io.sagadesk.command.desk;

import static io.sagadesk.api.Priority.NORMAL;
import static io.sagadesk.api.desk.AgentPresence.AWAY;
import static io.sagadesk.api.desk.AgentPresence.OFFLINE;
import static io.sagadesk.api.desk.AgentPresence.ONLINE;
import static io.sagadesk.api.desk.CustomerTier.STANDARD;
import static io.sagadesk.api.desk.DeclineReason.DECLINED;
import static io.sagadesk.api.desk.DeclineReason.TIMED_OUT;
import static io.sagadesk.api.desk.LeaveReason.ABANDONED;
import static io.sagadesk.api.desk.LeaveReason.CALL_BACK;
import static io.sagadesk.command.desk.DeskEventMatchers.events;
import static io.sagadesk.command.desk.DeskEventMatchers.explained;
import static io.sagadesk.rules.desk.DeskExamples.ADA;
import static io.sagadesk.rules.desk.DeskExamples.BEN;
import static io.sagadesk.rules.desk.DeskExamples.CAT;
import static io.sagadesk.rules.desk.DeskExamples.CHAT;
import static io.sagadesk.rules.desk.DeskExamples.NOON;
import static io.sagadesk.rules.desk.DeskExamples.OPENED;
import static io.sagadesk.rules.desk.DeskExamples.TALK_1;
import static io.sagadesk.rules.desk.DeskExamples.TALK_2;
import static io.sagadesk.rules.desk.DeskExamples.TALK_3;
import static io.sagadesk.rules.desk.DeskExamples.TALK_4;
import static io.sagadesk.rules.desk.DeskExamples.accept;
import static io.sagadesk.rules.desk.DeskExamples.accepted;
import static io.sagadesk.rules.desk.DeskExamples.assigned;
import static io.sagadesk.rules.desk.DeskExamples.be;
import static io.sagadesk.rules.desk.DeskExamples.candidate;
import static io.sagadesk.rules.desk.DeskExamples.changed;
import static io.sagadesk.rules.desk.DeskExamples.customerOf;
import static io.sagadesk.rules.desk.DeskExamples.decline;
import static io.sagadesk.rules.desk.DeskExamples.declined;
import static io.sagadesk.rules.desk.DeskExamples.enqueue;
import static io.sagadesk.rules.desk.DeskExamples.lapse;
import static io.sagadesk.rules.desk.DeskExamples.leave;
import static io.sagadesk.rules.desk.DeskExamples.left;
import static io.sagadesk.rules.desk.DeskExamples.queued;
import static io.sagadesk.rules.desk.DeskExamples.queuedForSenior;
import static io.sagadesk.rules.desk.DeskExamples.release;
import static io.sagadesk.rules.desk.DeskExamples.released;
import static io.sagadesk.rules.desk.DeskExamples.seniorSignedIn;
import static io.sagadesk.rules.desk.DeskExamples.signIn;
import static io.sagadesk.rules.desk.DeskExamples.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Decision;
import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.Priority;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.command.KnownPlaces;
import io.sagadesk.command.KnownSubjects;
import io.sagadesk.command.Refusals;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

/** Tests the queue of a desk: waiting, offers and acceptance. */
class DeskQueueTest {

    private final KnownSubjects facts = DeskFixture.facts();
    private final KnownPlaces places = new KnownPlaces();
    private final AggregateTestFixture<Desk> desk = DeskFixture.create(facts, places);

    @Test
    void a_conversation_waits_while_nobody_is_there() {
        desk.given(OPENED).when(enqueue(TALK_1)).expectEvents(queued(TALK_1));
    }

    @Test
    void a_conversation_is_offered_at_once_and_the_offer_explained() {
        var inputs = Map.of(
                "criterion", "SPARE_CAPACITY",
                "tier", "STANDARD",
                "priority", "NORMAL",
                "waitingSince", "2026-03-01T12:00:00Z",
                "skills", "",
                "senior", "false");
        desk.given(OPENED, signedIn(ADA, 2), signedIn(BEN, 3))
                .when(enqueue(TALK_1))
                .expectEvents(
                        queued(TALK_1),
                        new ConversationAssigned(
                                CHAT,
                                TALK_1,
                                customerOf(TALK_1),
                                BEN,
                                new Decision("routing", 0, inputs),
                                List.of(candidate(BEN, 0, 3), candidate(ADA, 0, 2)),
                                NOON));
    }

    @Test
    void the_most_important_come_first_then_the_most_urgent_then_who_waits_longest() {
        desk.given(
                        OPENED,
                        queued(TALK_1, CustomerTier.STANDARD, Priority.HIGH, NOON.minusSeconds(9)),
                        queued(TALK_2, CustomerTier.STANDARD, Priority.URGENT, NOON),
                        queued(TALK_3, CustomerTier.STANDARD, Priority.URGENT, NOON.minusSeconds(1)),
                        queued(TALK_4, CustomerTier.VIP, Priority.LOW, NOON))
                .when(signIn(ADA, 4))
                .expectEventsMatching(events(
                        signedIn(ADA, 4),
                        assigned(TALK_4, ADA),
                        assigned(TALK_3, ADA),
                        assigned(TALK_2, ADA),
                        assigned(TALK_1, ADA)));
    }

    @Test
    void whom_nobody_can_serve_does_not_hold_up_the_others() {
        desk.given(OPENED, seniorSignedIn(BEN, 1), changed(BEN, ONLINE, AWAY))
                .andGiven(queued(TALK_1, "french"), queuedForSenior(TALK_2), queued(TALK_3))
                .when(signIn(ADA, 3))
                .expectEventsMatching(events(signedIn(ADA, 3), assigned(TALK_3, ADA)));
    }

    @Test
    void who_asks_for_a_senior_agent_gets_one() {
        desk.given(OPENED, signedIn(ADA, 9), seniorSignedIn(BEN, 1))
                .when(enqueue(queuedForSenior(TALK_1)))
                .expectEventsMatching(events(queuedForSenior(TALK_1), assigned(TALK_1, BEN)));
    }

    @Test
    void where_no_senior_agent_is_anybody_may_be_asked_and_that_is_said() {
        desk.given(OPENED, signedIn(ADA, 1))
                .when(enqueue(queuedForSenior(TALK_1)))
                .expectEventsMatching(events(queuedForSenior(TALK_1), assigned(TALK_1, ADA)))
                .expectEventsMatching(explained("seniorAbsent", "true"));
    }

    @Test
    void who_waits_for_a_senior_agent_waits_no_longer_when_the_last_one_goes() {
        desk.given(OPENED, signedIn(ADA, 1), seniorSignedIn(BEN, 1), changed(BEN, ONLINE, AWAY))
                .andGiven(queuedForSenior(TALK_1))
                .when(be(BEN, OFFLINE))
                .expectEventsMatching(events(changed(BEN, AWAY, OFFLINE), assigned(TALK_1, ADA)));
    }

    @Test
    void what_the_only_senior_agent_declines_anybody_may_be_asked() {
        desk.given(OPENED, signedIn(ADA, 1), seniorSignedIn(BEN, 1), queuedForSenior(TALK_1), assigned(TALK_1, BEN))
                .when(decline(TALK_1, BEN))
                .expectEventsMatching(events(declined(TALK_1, BEN, DECLINED), assigned(TALK_1, ADA)));
    }

    @Test
    void the_same_conversation_waits_once() {
        desk.given(OPENED, queued(TALK_1))
                .when(enqueue(queued(TALK_1, CustomerTier.STANDARD, Priority.NORMAL, NOON.plusSeconds(9))))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_conversation_in_hand_does_not_wait_again() {
        offered().when(enqueue(TALK_1)).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void a_conversation_does_not_wait_with_other_needs() {
        offered().when(enqueue(TALK_1, "french")).expectException(Refusals.with("conversation-queued"));
    }

    @Test
    void a_conversation_may_come_again_after_its_release() {
        desk.given(OPENED, queued(TALK_1), assigned(TALK_1, ADA), released(TALK_1, ADA))
                .when(enqueue(queued(TALK_1, STANDARD, NORMAL, NOON.plusSeconds(1), "french")))
                .expectEvents(queued(TALK_1, STANDARD, NORMAL, NOON.plusSeconds(1), "french"));
    }

    @Test
    void a_request_that_comes_again_after_the_release_has_had_its_way() {
        desk.given(OPENED, queued(TALK_1), assigned(TALK_1, ADA), released(TALK_1, ADA))
                .when(enqueue(TALK_1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_release_from_before_the_conversation_came_again_releases_nothing() {
        desk.given(OPENED, queued(TALK_1, STANDARD, NORMAL, NOON.plusSeconds(1)))
                .when(release(TALK_1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_offer_than_the_one_that_is_declined_stands() {
        offered()
                .when(new DeclineConversation(CHAT, TALK_1, ADA, DeclineReason.TIMED_OUT, NOON.minusSeconds(9), NOON))
                .expectException(Refusals.with("not-offered"));
    }

    @Test
    void the_offer_that_is_declined_is_taken_back() {
        offered()
                .when(new DeclineConversation(CHAT, TALK_1, ADA, DeclineReason.TIMED_OUT, NOON, NOON))
                .expectEventsMatching(events(declined(TALK_1, ADA, DeclineReason.TIMED_OUT), assigned(TALK_1, BEN)));
    }

    @Test
    void an_agent_accepts_an_offer() {
        offered().when(accept(TALK_1, ADA)).expectEvents(accepted(TALK_1, ADA));
    }

    @Test
    void an_offer_is_accepted_once() {
        inHand().when(accept(TALK_1, ADA)).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void nobody_accepts_what_was_offered_to_another() {
        offered().when(accept(TALK_1, BEN)).expectException(Refusals.with("not-offered"));
    }

    @Test
    void nobody_accepts_what_is_not_at_the_desk() {
        offered().when(accept(TALK_2, ADA)).expectException(Refusals.with("not-offered"));
    }

    @Test
    void what_one_agent_declines_the_next_is_asked() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), signedIn(BEN, 1))
                .when(decline(TALK_1, ADA))
                .expectEventsMatching(events(declined(TALK_1, ADA, DECLINED), assigned(TALK_1, BEN)));
    }

    @Test
    void who_declined_is_not_asked_again_but_gets_the_next_one() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), queued(TALK_2))
                .when(decline(TALK_1, ADA))
                .expectEventsMatching(events(declined(TALK_1, ADA, DECLINED), assigned(TALK_2, ADA)));
    }

    @Test
    void who_let_an_offer_lapse_is_asked_again_where_there_is_nobody_else() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA))
                .when(lapse(TALK_1, ADA))
                .expectEventsMatching(events(declined(TALK_1, ADA, TIMED_OUT), assigned(TALK_1, ADA)))
                .expectEventsMatching(explained("lapsedBy", "ada"));
    }

    @Test
    void whoever_says_no_when_the_time_was_over_is_told_so() {
        desk.given(OPENED, signedIn(ADA, 1), signedIn(BEN, 1), queued(TALK_1), assigned(TALK_1, ADA))
                .andGiven(declined(TALK_1, ADA, TIMED_OUT), assigned(TALK_1, BEN))
                .when(decline(TALK_1, ADA))
                .expectException(Refusals.with("not-offered"));
    }

    @Test
    void when_all_have_let_it_lapse_it_goes_round_again_and_nobody_is_asked_twice_in_a_row() {
        desk.given(OPENED, signedIn(ADA, 1), signedIn(BEN, 9), signedIn(CAT, 1), queued(TALK_1))
                .andGiven(assigned(TALK_1, ADA), declined(TALK_1, ADA, TIMED_OUT))
                .andGiven(assigned(TALK_1, CAT), declined(TALK_1, CAT, TIMED_OUT), assigned(TALK_1, BEN))
                .when(lapse(TALK_1, BEN))
                .expectEventsMatching(events(declined(TALK_1, BEN, TIMED_OUT), assigned(TALK_1, ADA)));
    }

    @Test
    void in_the_next_round_each_is_asked_once_more() {
        desk.given(OPENED, signedIn(ADA, 9), signedIn(BEN, 1), queued(TALK_1))
                .andGiven(assigned(TALK_1, ADA), declined(TALK_1, ADA, TIMED_OUT))
                .andGiven(assigned(TALK_1, BEN), declined(TALK_1, BEN, TIMED_OUT), assigned(TALK_1, ADA))
                .when(lapse(TALK_1, ADA))
                .expectEventsMatching(events(declined(TALK_1, ADA, TIMED_OUT), assigned(TALK_1, BEN)));
    }

    @Test
    void whom_it_is_new_to_comes_before_whoever_let_it_lapse() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), declined(TALK_1, ADA, TIMED_OUT))
                .when(signIn(BEN, 1))
                .expectEventsMatching(events(signedIn(BEN, 1), assigned(TALK_1, BEN)));
    }

    @Test
    void who_has_said_no_is_not_asked_in_another_round() {
        desk.given(OPENED, signedIn(ADA, 1), signedIn(BEN, 1), queued(TALK_1))
                .andGiven(assigned(TALK_1, ADA), declined(TALK_1, ADA, DECLINED), assigned(TALK_1, BEN))
                .when(lapse(TALK_1, BEN))
                .expectEventsMatching(events(declined(TALK_1, BEN, TIMED_OUT), assigned(TALK_1, BEN)));
    }

    @Test
    void what_was_declined_keeps_its_place() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), queued(TALK_2))
                .andGiven(declined(TALK_1, ADA, DECLINED), assigned(TALK_2, ADA), accepted(TALK_2, ADA), queued(TALK_3))
                .when(signIn(BEN, 2))
                .expectEventsMatching(events(signedIn(BEN, 2), assigned(TALK_1, BEN), assigned(TALK_3, BEN)));
    }

    @Test
    void an_offer_is_declined_once() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), declined(TALK_1, ADA, DECLINED))
                .when(decline(TALK_1, ADA))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobody_declines_what_was_accepted() {
        inHand().when(decline(TALK_1, ADA)).expectException(Refusals.with("not-offered"));
    }

    @Test
    void nobody_declines_what_was_offered_to_another() {
        offered().when(decline(TALK_1, BEN)).expectException(Refusals.with("not-offered"));
    }

    @Test
    void who_waits_may_leave() {
        desk.given(OPENED, queued(TALK_1)).when(leave(TALK_1, CALL_BACK)).expectEvents(left(TALK_1, CALL_BACK));
    }

    @Test
    void who_has_left_the_queue_is_offered_to_nobody() {
        desk.given(OPENED, queued(TALK_1), left(TALK_1, CALL_BACK), queued(TALK_2))
                .when(signIn(ADA, 2))
                .expectEventsMatching(events(signedIn(ADA, 2), assigned(TALK_2, ADA)));
    }

    @Test
    void who_has_left_does_not_leave_again() {
        desk.given(OPENED, queued(TALK_1), left(TALK_1, CALL_BACK))
                .when(leave(TALK_1, CALL_BACK))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_has_an_agent_does_not_leave_the_queue() {
        offered().when(leave(TALK_1, ABANDONED)).expectException(Refusals.with("conversation-assigned"));
    }

    @Test
    void what_is_released_makes_room_for_the_next() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), queued(TALK_2))
                .when(release(TALK_1))
                .expectEventsMatching(events(released(TALK_1, ADA), assigned(TALK_2, ADA)));
    }

    @Test
    void what_is_released_while_it_waits_was_abandoned() {
        desk.given(OPENED, queued(TALK_1)).when(release(TALK_1)).expectEvents(left(TALK_1, ABANDONED));
    }

    @Test
    void what_was_never_at_the_desk_cannot_leave_it() {
        desk.given(OPENED).when(release(TALK_1)).expectException(Refusals.with("conversation-not-here"));
        desk.given(OPENED).when(leave(TALK_1, CALL_BACK)).expectException(Refusals.with("conversation-not-here"));
    }

    @Test
    void what_has_left_the_desk_needs_no_release() {
        desk.given(OPENED, queued(TALK_1), left(TALK_1, CALL_BACK))
                .when(release(TALK_1))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_conversation_of_another_customer_is_not_queued() {
        facts.of(new CustomerId("owner"), TALK_1);
        desk.given(OPENED).when(enqueue(TALK_1)).expectException(Refusals.with("wrong-customer"));
        desk.given(OPENED, queued(TALK_1), left(TALK_1, CALL_BACK))
                .when(enqueue(TALK_1))
                .expectException(Refusals.with("wrong-customer"));
    }

    @Test
    void a_conversation_that_never_started_is_not_queued() {
        desk.given(OPENED)
                .when(enqueue(new ConversationId("never")))
                .expectException(Refusals.with("conversation-unknown"));
    }

    @Test
    void a_conversation_at_another_desk_is_not_queued_without_a_transfer() {
        places.with(TALK_1, DeskFixture.BILLING);
        desk.given(OPENED).when(enqueue(TALK_1)).expectException(Refusals.with("conversation-elsewhere"));
    }

    @Test
    void imported_history_may_tell_first_what_happened_later() {
        places.with(TALK_1, DeskFixture.BILLING);
        desk.given(OPENED)
                .when(enqueue(TALK_1), Map.of(EventMetadata.IMPORTED, "true"))
                .expectEvents(queued(TALK_1));
        facts.of(new CustomerId("owner"), TALK_2);
        desk.given(OPENED)
                .when(enqueue(TALK_2), Map.of(EventMetadata.IMPORTED, "true"))
                .expectException(Refusals.with("wrong-customer"));
    }

    @Test
    void a_desk_says_what_it_has_and_what_it_has_no_more() {
        desk.given(OPENED).when(enqueue(TALK_1)).expectEvents(queued(TALK_1));
        assertThat(places.all()).isEqualTo(Map.of(TALK_1, CHAT));
        desk.given(OPENED, queued(TALK_1)).when(release(TALK_1)).expectEvents(left(TALK_1, ABANDONED));
        assertThat(places.all()).isEmpty();
        places.with(TALK_1, CHAT);
        desk.given(OPENED, queued(TALK_1)).when(leave(TALK_1, CALL_BACK)).expectEvents(left(TALK_1, CALL_BACK));
        assertThat(places.all()).isEmpty();
    }

    @Test
    void times_are_compared_as_clients_see_them() {
        var inLog = NOON.plusNanos(1_234_567);
        var seen = NOON.plusMillis(1);
        var offered = new ConversationAssigned(
                CHAT, TALK_1, customerOf(TALK_1), ADA, new Decision("routing", 0, Map.of()), List.of(), inLog);
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1, STANDARD, NORMAL, inLog), offered)
                .when(new DeclineConversation(CHAT, TALK_1, ADA, DECLINED, seen, seen))
                .expectSuccessfulHandlerExecution();
        desk.given(OPENED, queued(TALK_1, STANDARD, NORMAL, inLog))
                .when(new ReleaseConversation(CHAT, TALK_1, seen))
                .expectEvents(new ConversationLeftQueue(CHAT, TALK_1, customerOf(TALK_1), ABANDONED, seen));
        desk.given(OPENED, queued(TALK_1, STANDARD, NORMAL, inLog), left(TALK_1, CALL_BACK))
                .when(enqueue(queued(TALK_1, STANDARD, NORMAL, seen)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private TestExecutor<Desk> offered() {
        return desk.given(OPENED, signedIn(ADA, 1), signedIn(BEN, 1), queued(TALK_1), assigned(TALK_1, ADA));
    }

    private TestExecutor<Desk> inHand() {
        return offered().andGiven(accepted(TALK_1, ADA));
    }
}
