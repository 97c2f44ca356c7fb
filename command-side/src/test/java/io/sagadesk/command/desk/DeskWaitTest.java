package io.sagadesk.command.desk;

import static io.sagadesk.api.Priority.URGENT;
import static io.sagadesk.api.desk.CustomerTier.STANDARD;
import static io.sagadesk.api.desk.LeaveReason.CALL_BACK;
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
import static io.sagadesk.rules.desk.DeskExamples.customerOf;
import static io.sagadesk.rules.desk.DeskExamples.leave;
import static io.sagadesk.rules.desk.DeskExamples.left;
import static io.sagadesk.rules.desk.DeskExamples.queued;
import static io.sagadesk.rules.desk.DeskExamples.returned;
import static io.sagadesk.rules.desk.DeskExamples.seniorSignedIn;
import static io.sagadesk.rules.desk.DeskExamples.signedIn;

import io.sagadesk.api.Decision;
import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.desk.DeskCommand.OfferWayOut;
import io.sagadesk.api.desk.DeskCommand.RequireSenior;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.desk.DeskEvent.WaitNoticed;
import io.sagadesk.api.desk.DeskEvent.WayOutOffered;
import java.time.Instant;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** Tests the reactions to long waits and angry customers. */
class DeskWaitTest {

    private static final Instant LATER = NOON.plusSeconds(30);
    private static final Decision ANGRY = new Decision("routing", 0, Map.of("sentiment", "-80"));
    private static final RequireSenior REQUIRE_SENIOR = new RequireSenior(CHAT, TALK_1, ANGRY, NOON);
    private static final SeniorRequired SENIOR_REQUIRED =
            new SeniorRequired(CHAT, TALK_1, customerOf(TALK_1), ANGRY, NOON);

    private final AggregateTestFixture<Desk> desk = DeskFixture.create();

    @Test
    void who_waits_is_told_the_place_in_the_queue() {
        desk.given(OPENED, queued(TALK_1), queued(TALK_2, STANDARD, URGENT, NOON))
                .when(notice(NOON))
                .expectEvents(noticed(2, NOON));
    }

    @Test
    void who_was_told_the_start_of_the_wait_in_milliseconds_is_told_the_place() {
        var inLog = NOON.plusNanos(1_234_567);
        desk.given(OPENED, queued(TALK_1, STANDARD, URGENT, inLog))
                .when(notice(NOON.plusMillis(1)))
                .expectEvents(noticed(1, NOON.plusMillis(1)));
    }

    @Test
    void who_was_told_is_not_told_again() {
        desk.given(OPENED, queued(TALK_1), noticed(1, NOON))
                .when(notice(NOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_is_only_on_offer_still_waits_before_those_in_the_queue() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), queued(TALK_2))
                .when(notice(NOON))
                .expectEvents(noticed(1, NOON));
    }

    @Test
    void who_has_an_agent_is_told_nothing() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), accepted(TALK_1, ADA))
                .when(notice(NOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_lost_an_agent_waits_anew() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1, STANDARD, URGENT, NOON.minusSeconds(90)))
                .andGiven(assigned(TALK_1, ADA), accepted(TALK_1, ADA), returned(TALK_1, ADA))
                .when(notice(NOON))
                .expectEvents(noticed(1, NOON));
    }

    @Test
    void a_wait_that_is_over_is_not_told_of() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1, STANDARD, URGENT, NOON.minusSeconds(90)))
                .andGiven(assigned(TALK_1, ADA), accepted(TALK_1, ADA), returned(TALK_1, ADA))
                .when(notice(NOON.minusSeconds(90)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_waits_too_long_is_offered_a_way_out_once() {
        var offered = new WayOutOffered(CHAT, TALK_1, customerOf(TALK_1), NOON, LATER);
        desk.given(OPENED, queued(TALK_1), noticed(1, NOON)).when(wayOut()).expectEvents(offered);
        desk.given(OPENED, queued(TALK_1), offered)
                .when(wayOut())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void who_was_offered_a_way_out_may_take_it_while_the_next_agent_is_asked() {
        var offered = new WayOutOffered(CHAT, TALK_1, customerOf(TALK_1), NOON, LATER);
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA), offered, queued(TALK_2))
                .when(leave(TALK_1, CALL_BACK))
                .expectEventsMatching(events(returned(TALK_1, ADA), left(TALK_1, CALL_BACK), assigned(TALK_2, ADA)));
    }

    @Test
    void who_gets_angry_gets_the_senior_agent_who_is_free() {
        desk.given(OPENED, signedIn(ADA, 1), seniorSignedIn(BEN, 1), queued(TALK_1), assigned(TALK_1, ADA))
                .when(REQUIRE_SENIOR)
                .expectEventsMatching(events(SENIOR_REQUIRED, returned(TALK_1, ADA), assigned(TALK_1, BEN)));
    }

    @Test
    void an_offer_stands_while_no_senior_agent_is_free() {
        desk.given(OPENED, signedIn(ADA, 1), queued(TALK_1), assigned(TALK_1, ADA))
                .when(REQUIRE_SENIOR)
                .expectEvents(SENIOR_REQUIRED);
    }

    @Test
    void who_has_an_agent_already_keeps_that_one() {
        desk.given(OPENED, signedIn(ADA, 1), seniorSignedIn(BEN, 1), queued(TALK_1), assigned(TALK_1, ADA))
                .andGiven(accepted(TALK_1, ADA))
                .when(REQUIRE_SENIOR)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anger_from_before_the_queue_changes_nothing_in_it() {
        desk.given(OPENED, queued(TALK_1, STANDARD, URGENT, LATER))
                .when(REQUIRE_SENIOR)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_senior_agent_is_required_once() {
        desk.given(OPENED, queued(TALK_1), SENIOR_REQUIRED)
                .when(REQUIRE_SENIOR)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static NoticeWait notice(Instant since) {
        return new NoticeWait(CHAT, TALK_1, since, LATER);
    }

    private static WaitNoticed noticed(int place, Instant since) {
        return new WaitNoticed(CHAT, TALK_1, customerOf(TALK_1), place, since, LATER);
    }

    private static OfferWayOut wayOut() {
        return new OfferWayOut(CHAT, TALK_1, NOON, LATER);
    }
}
