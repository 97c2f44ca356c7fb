package io.sagadesk.command.desk;

import static io.sagadesk.api.desk.AgentPresence.AWAY;
import static io.sagadesk.api.desk.AgentPresence.OFFLINE;
import static io.sagadesk.api.desk.AgentPresence.ONLINE;
import static io.sagadesk.api.desk.DeclineReason.TIMED_OUT;
import static io.sagadesk.command.desk.DeskEventMatchers.events;
import static io.sagadesk.rules.desk.DeskExamples.ADA;
import static io.sagadesk.rules.desk.DeskExamples.BEN;
import static io.sagadesk.rules.desk.DeskExamples.CHAT;
import static io.sagadesk.rules.desk.DeskExamples.NOON;
import static io.sagadesk.rules.desk.DeskExamples.OPENED;
import static io.sagadesk.rules.desk.DeskExamples.TALK_1;
import static io.sagadesk.rules.desk.DeskExamples.TALK_2;
import static io.sagadesk.rules.desk.DeskExamples.accepted;
import static io.sagadesk.rules.desk.DeskExamples.assigned;
import static io.sagadesk.rules.desk.DeskExamples.be;
import static io.sagadesk.rules.desk.DeskExamples.changed;
import static io.sagadesk.rules.desk.DeskExamples.declined;
import static io.sagadesk.rules.desk.DeskExamples.queued;
import static io.sagadesk.rules.desk.DeskExamples.returned;
import static io.sagadesk.rules.desk.DeskExamples.signIn;
import static io.sagadesk.rules.desk.DeskExamples.signedIn;

import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.command.Refusals;
import io.sagadesk.rules.desk.DeskExamples;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** Tests sign-in and presence of agents. */
class DeskStaffTest {

    private final AggregateTestFixture<Desk> desk = DeskFixture.create();

    @Test
    void a_desk_is_opened() {
        desk.givenNoPriorActivity().when(new OpenDesk(CHAT, "Chat", NOON)).expectEvents(OPENED);
    }

    @Test
    void the_same_desk_is_opened_once() {
        desk.given(OPENED)
                .when(new OpenDesk(CHAT, "Chat", NOON.plusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_desk_keeps_its_name() {
        desk.given(OPENED).when(new OpenDesk(CHAT, "Mail", NOON)).expectException(Refusals.with("desk-exists"));
    }

    @Test
    void nobody_signs_in_at_a_desk_that_was_never_opened() {
        desk.givenNoPriorActivity().when(signIn(ADA, 1)).expectException(AggregateNotFoundException.class);
    }

    @Test
    void an_agent_signs_in() {
        desk.given(OPENED).when(signIn(ADA, 2, "french")).expectEvents(signedIn(ADA, 2, "french"));
    }

    @Test
    void who_signs_in_gets_work() {
        desk.given(OPENED, queued(TALK_1), queued(TALK_2))
                .when(signIn(ADA, 1))
                .expectEventsMatching(events(signedIn(ADA, 1), assigned(TALK_1, ADA)));
    }

    @Test
    void signing_in_again_replaces_skills_and_capacity() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1, "french"))
                .when(signIn(ADA, 2, "french"))
                .expectEventsMatching(events(signedIn(ADA, 2, "french"), assigned(TALK_1, ADA)));
    }

    @Test
    void signing_in_again_keeps_what_is_in_hand() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), queued(TALK_2))
                .when(signIn(ADA, 1, "french"))
                .expectEvents(signedIn(ADA, 1, "french"));
    }

    @Test
    void signing_in_alike_changes_nothing() {
        desk.given(OPENED, signedIn(ADA, 2, "french"))
                .when(signIn(ADA, 2, "french"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void signing_in_brings_an_agent_back_online() {
        desk.given(OPENED, signedIn(ADA, 2), changed(ADA, ONLINE, AWAY))
                .when(signIn(ADA, 2))
                .expectEvents(signedIn(ADA, 2));
    }

    @Test
    void an_agent_goes_away() {
        desk.given(OPENED, signedIn(ADA, 2)).when(be(ADA, AWAY)).expectEvents(changed(ADA, ONLINE, AWAY));
    }

    @Test
    void who_is_away_gets_no_work() {
        desk.given(OPENED, signedIn(ADA, 2), changed(ADA, ONLINE, AWAY))
                .when(DeskExamples.enqueue(TALK_1))
                .expectEvents(queued(TALK_1));
    }

    @Test
    void who_goes_away_keeps_an_offer() {
        desk.given(OPENED, signedIn(ADA, 2), signedIn(BEN, 1), queued(TALK_1), assigned(TALK_1, ADA))
                .when(be(ADA, AWAY))
                .expectEvents(changed(ADA, ONLINE, AWAY));
    }

    @Test
    void who_goes_offline_loses_offers_and_what_was_accepted() {
        desk.given(OPENED, signedIn(ADA, 2), signedIn(BEN, 2), queued(TALK_1), assigned(TALK_1, ADA))
                .andGiven(queued(TALK_2), assigned(TALK_2, ADA), accepted(TALK_2, ADA))
                .when(be(ADA, OFFLINE))
                .expectEventsMatching(events(
                        changed(ADA, ONLINE, OFFLINE),
                        declined(TALK_1, ADA, TIMED_OUT),
                        returned(TALK_2, ADA),
                        assigned(TALK_1, BEN),
                        assigned(TALK_2, BEN)));
    }

    @Test
    void what_came_back_from_an_agent_keeps_its_place() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), accepted(TALK_1, ADA))
                .andGiven(queued(TALK_2), changed(ADA, ONLINE, OFFLINE), returned(TALK_1, ADA))
                .when(signIn(BEN, 1))
                .expectEventsMatching(events(signedIn(BEN, 1), assigned(TALK_1, BEN)));
    }

    @Test
    void who_went_offline_has_nothing_in_hand() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), accepted(TALK_1, ADA))
                .andGiven(changed(ADA, ONLINE, OFFLINE), returned(TALK_1, ADA))
                .when(be(ADA, ONLINE))
                .expectEventsMatching(events(changed(ADA, OFFLINE, ONLINE), assigned(TALK_1, ADA)));
    }

    @Test
    void who_comes_back_online_gets_work() {
        desk.given(OPENED, signedIn(ADA, 1), changed(ADA, ONLINE, AWAY), queued(TALK_1))
                .when(be(ADA, ONLINE))
                .expectEventsMatching(events(changed(ADA, AWAY, ONLINE), assigned(TALK_1, ADA)));
    }

    @Test
    void who_comes_back_online_may_be_asked_again() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), declined(TALK_1, ADA, TIMED_OUT))
                .andGiven(changed(ADA, ONLINE, AWAY))
                .when(be(ADA, ONLINE))
                .expectEventsMatching(events(changed(ADA, AWAY, ONLINE), assigned(TALK_1, ADA)));
    }

    @Test
    void who_is_online_already_does_not_come_online() {
        desk.given(OPENED, signedIn(ADA, 1))
                .when(be(ADA, ONLINE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_never_signed_in_has_no_presence() {
        desk.given(OPENED).when(be(ADA, AWAY)).expectException(Refusals.with("agent-not-here"));
    }
}
