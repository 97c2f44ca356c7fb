package io.sagadesk.command.desk;

import static io.sagadesk.api.desk.AgentPresence.AWAY;
import static io.sagadesk.api.desk.AgentPresence.OFFLINE;
import static io.sagadesk.api.desk.AgentPresence.ONLINE;
import static io.sagadesk.command.desk.DeskEventMatchers.events;
import static io.sagadesk.rules.desk.DeskExamples.ADA;
import static io.sagadesk.rules.desk.DeskExamples.BEN;
import static io.sagadesk.rules.desk.DeskExamples.CAT;
import static io.sagadesk.rules.desk.DeskExamples.CHAT;
import static io.sagadesk.rules.desk.DeskExamples.OPENED;
import static io.sagadesk.rules.desk.DeskExamples.TALK_1;
import static io.sagadesk.rules.desk.DeskExamples.TALK_2;
import static io.sagadesk.rules.desk.DeskExamples.accept;
import static io.sagadesk.rules.desk.DeskExamples.accepted;
import static io.sagadesk.rules.desk.DeskExamples.assigned;
import static io.sagadesk.rules.desk.DeskExamples.changed;
import static io.sagadesk.rules.desk.DeskExamples.enqueue;
import static io.sagadesk.rules.desk.DeskExamples.queued;
import static io.sagadesk.rules.desk.DeskExamples.release;
import static io.sagadesk.rules.desk.DeskExamples.released;
import static io.sagadesk.rules.desk.DeskExamples.signedIn;
import static io.sagadesk.rules.desk.DeskExamples.transfer;
import static io.sagadesk.rules.desk.DeskExamples.transferred;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.command.KnownPlaces;
import io.sagadesk.command.Refusals;
import io.sagadesk.rules.desk.DeskExamples;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests transfers to another agent or another desk. */
class DeskTransferTest {

    private static final DeskId BILLING = DeskFixture.BILLING;

    private final AggregateTestFixture<Desk> desk = DeskFixture.create();

    @Test
    void a_conversation_is_transferred_to_an_agent() {
        adaHasTalk1().when(transfer(TALK_1, BEN, null, false)).expectEvents(transferred(TALK_1, ADA, BEN, null, false));
    }

    @Test
    void a_transfer_makes_room_for_the_next() {
        adaHasTalk1()
                .andGiven(signedIn(BEN, 1, "french"), queued(TALK_2))
                .when(transfer(TALK_1, BEN, null, false))
                .expectEventsMatching(events(transferred(TALK_1, ADA, BEN, null, false), assigned(TALK_2, ADA)));
    }

    @Test
    void what_was_transferred_counts_as_accepted() {
        adaHasTalk1()
                .andGiven(transferred(TALK_1, ADA, BEN, null, false))
                .when(accept(TALK_1, BEN))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_was_transferred_counts_as_load() {
        adaHasTalk1()
                .andGiven(transferred(TALK_1, ADA, BEN, null, false), changed(ADA, ONLINE, AWAY))
                .when(enqueue(TALK_2))
                .expectEvents(queued(TALK_2));
    }

    @Test
    void a_transfer_to_who_has_it_changes_nothing() {
        adaHasTalk1()
                .when(transfer(TALK_1, ADA, null, false))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_offer_may_be_handed_to_the_agent_whom_it_was_offered_to() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA))
                .when(transfer(TALK_1, ADA, null, false))
                .expectEvents(transferred(TALK_1, ADA, ADA, null, false));
    }

    @Test
    void what_waits_may_be_handed_to_an_agent_who_is_away() {
        desk.given(OPENED, signedIn(ADA, 1), changed(ADA, ONLINE, AWAY), queued(TALK_1))
                .when(transfer(TALK_1, ADA, null, false))
                .expectEvents(transferred(TALK_1, null, ADA, null, false));
    }

    @Test
    void an_agent_at_capacity_gets_no_transfer() {
        benIsFull().when(transfer(TALK_1, BEN, null, false)).expectException(Refusals.with("agent-at-capacity"));
    }

    @Test
    void a_supervisor_may_exceed_the_capacity() {
        benIsFull().when(transfer(TALK_1, BEN, null, true)).expectEvents(transferred(TALK_1, ADA, BEN, null, true));
    }

    @Test
    void who_is_beyond_capacity_gets_no_work_until_below_it() {
        benIsFull()
                .andGiven(transferred(TALK_1, ADA, BEN, null, true), changed(ADA, ONLINE, AWAY))
                .andGiven(queued(DeskExamples.TALK_3))
                .when(release(TALK_1))
                .expectEvents(released(TALK_1, BEN));
    }

    static Stream<Arguments> impossibleTargets() {
        return Stream.of(Arguments.of(null, null), Arguments.of(BEN, BILLING), Arguments.of(null, CHAT));
    }

    @ParameterizedTest
    @MethodSource("impossibleTargets")
    void a_transfer_names_one_target(@Nullable AgentId toAgent, @Nullable DeskId toDesk) {
        adaHasTalk1().when(transfer(TALK_1, toAgent, toDesk, false)).expectException(Refusals.with("transfer-target"));
    }

    @Test
    void nobody_gets_a_transfer_who_is_not_signed_in() {
        adaHasTalk1().when(transfer(TALK_1, CAT, null, true)).expectException(Refusals.with("agent-not-here"));
    }

    @Test
    void nobody_gets_a_transfer_who_is_offline() {
        adaHasTalk1()
                .andGiven(changed(BEN, ONLINE, OFFLINE))
                .when(transfer(TALK_1, BEN, null, true))
                .expectException(Refusals.with("agent-not-here"));
    }

    @Test
    void what_is_not_at_the_desk_is_not_transferred() {
        adaHasTalk1().when(transfer(TALK_2, BEN, null, false)).expectException(Refusals.with("conversation-not-here"));
    }

    @Test
    void a_conversation_is_transferred_to_another_desk() {
        adaHasTalk1()
                .andGiven(signedIn(BEN, 1, "french"), changed(BEN, ONLINE, AWAY), queued(TALK_2))
                .when(transfer(TALK_1, null, BILLING, false))
                .expectEventsMatching(events(transferred(TALK_1, ADA, null, BILLING, false), assigned(TALK_2, ADA)));
    }

    @Test
    void a_desk_that_nobody_opened_gets_no_transfer() {
        adaHasTalk1()
                .when(transfer(TALK_1, null, new DeskId("ghost"), false))
                .expectException(Refusals.with("desk-unknown"));
    }

    @Test
    void what_was_transferred_may_be_queued_at_the_other_desk() {
        var places = new KnownPlaces().with(TALK_1, CHAT).with(TALK_2, CHAT);
        DeskFixture.create(DeskFixture.facts(), places)
                .given(OPENED, queued(TALK_1))
                .when(transfer(TALK_1, null, BILLING, false))
                .expectSuccessfulHandlerExecution();
        assertThat(places.all()).isEqualTo(Map.of(TALK_2, CHAT));
    }

    @Test
    void what_went_to_another_desk_is_gone_from_the_queue() {
        desk.given(OPENED, queued(TALK_1), transferred(TALK_1, null, null, BILLING, false))
                .when(DeskExamples.signIn(ADA, 1))
                .expectEvents(signedIn(ADA, 1));
    }

    private TestExecutor<Desk> adaHasTalk1() {
        return desk.given(OPENED, signedIn(ADA, 1), signedIn(BEN, 1))
                .andGiven(queued(TALK_1), assigned(TALK_1, ADA), accepted(TALK_1, ADA));
    }

    private TestExecutor<Desk> benIsFull() {
        return adaHasTalk1().andGiven(queued(TALK_2), assigned(TALK_2, BEN), accepted(TALK_2, BEN));
    }
}
