package io.sagadesk.projections.ticket;

import static io.sagadesk.api.ticket.ServiceLevelTarget.FIRST_RESPONSE;
import static io.sagadesk.api.ticket.ServiceLevelTarget.NEXT_RESPONSE;
import static io.sagadesk.api.ticket.ServiceLevelTarget.RESOLUTION;
import static io.sagadesk.projections.ticket.TicketEvents.ANN;
import static io.sagadesk.projections.ticket.TicketEvents.BOT;
import static io.sagadesk.projections.ticket.TicketEvents.minute;
import static io.sagadesk.projections.ticket.TicketProjection.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.sagadesk.api.Event;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.ticket.ClockEnd;
import io.sagadesk.api.ticket.ClockPause;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetVerdict;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.projections.InMemoryProjection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketClockDocumentsTest {

    private static final Author CUSTOMER = Author.CUSTOMER;

    private final TicketEvents it = new TicketEvents("t-1");
    private final InMemoryProjection folding = InMemoryProjection.of(TicketProjection.PROJECTION);

    private TicketClockDocuments after(Event... events) {
        return folding.batch(events).get(TICKETS, "t-1").clocks();
    }

    private static TargetClockDocument clock(TicketClockDocuments clocks, ServiceLevelTarget target, int number) {
        return clocks.all().stream()
                .filter(clock -> clock.is(target) && clock.instance().number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Long minutes(TargetClockDocument clock) {
        var millis = clock.elapsedMillis();
        return millis == null ? null : millis / 60_000;
    }

    @Test
    void the_first_response_is_the_first_public_reply_of_an_agent() {
        var clocks = after(
                it.opened(),
                it.at(2).noted(),
                it.at(3).replied(BOT),
                it.at(4).replied(CUSTOMER),
                it.at(5).replied(ANN),
                it.at(9).replied(ANN));
        var first = clock(clocks, FIRST_RESPONSE, 1);
        assertThat(first.endedAt()).isEqualTo(minute(5));
        assertThat(first.end()).isEqualTo(ClockEnd.REPLIED);
        assertThat(minutes(first)).isEqualTo(5);
        assertThat(clocks.botRepliedAt()).as("for a policy that counts it").isEqualTo(minute(3));
    }

    @Test
    void the_next_response_is_due_to_the_oldest_message_without_an_answer() {
        var clocks = after(
                it.opened(),
                it.at(1).replied(ANN),
                it.at(10).replied(CUSTOMER),
                it.at(12).replied(CUSTOMER),
                it.at(15).replied(ANN),
                it.at(20).replied(CUSTOMER));
        assertThat(clocks.all())
                .filteredOn(clock -> clock.is(NEXT_RESPONSE))
                .extracting(
                        clock -> clock.instance().number(),
                        TargetClockDocument::startedAt,
                        TargetClockDocument::endedAt,
                        TicketClockDocumentsTest::minutes)
                .containsExactly(tuple(1, minute(10), minute(15), 5L), tuple(2, minute(20), null, null));
    }

    @Test
    void a_solution_ends_what_was_due_next() {
        var clocks = after(it.opened(), it.at(10).replied(CUSTOMER), it.at(13).solved());
        var next = clock(clocks, NEXT_RESPONSE, 1);
        assertThat(next.end()).isEqualTo(ClockEnd.SOLVED);
        assertThat(minutes(next)).isEqualTo(3);
    }

    @Test
    void no_clock_runs_while_the_ticket_waits_for_somebody_else() {
        var clocks = after(
                it.opened(),
                it.at(10).awaited(),
                it.at(20).held("the maker"),
                it.at(25).held("the carrier"),
                it.at(40).resumed(),
                it.at(41).replied(ANN),
                it.at(50).awaited(),
                it.at(53).solved());
        var first = clock(clocks, FIRST_RESPONSE, 1);
        assertThat(first.pauses().last())
                .containsExactly(
                        new ClockPause(TicketState.PENDING, minute(10), minute(20)),
                        new ClockPause(TicketState.ON_HOLD, minute(20), minute(40)));
        assertThat(minutes(first)).isEqualTo(11);
        assertThat(minutes(clock(clocks, RESOLUTION, 1))).isEqualTo(20);
    }

    @Test
    void a_clock_that_begins_while_the_ticket_is_on_hold_stands_at_once() {
        var clocks = after(
                it.opened(),
                it.at(10).held("the maker"),
                it.at(12).replied(CUSTOMER),
                it.at(30).resumed(),
                it.at(34).replied(ANN));
        var next = clock(clocks, NEXT_RESPONSE, 1);
        assertThat(next.pauses().last()).containsExactly(new ClockPause(TicketState.ON_HOLD, minute(12), minute(30)));
        assertThat(minutes(next)).isEqualTo(4);
    }

    @Test
    void the_time_after_a_reopening_counts_and_the_time_before_it_does_not() {
        var solved = after(it.opened(), it.at(10).solved());
        assertThat(minutes(clock(solved, RESOLUTION, 1))).isEqualTo(10);
        var reopened = after(it.at(100).reopened(), it.at(100).replied(CUSTOMER));
        assertThat(clock(reopened, RESOLUTION, 1).endedAt()).isNull();
        var again = after(it.at(105).replied(ANN), it.at(110).solved());
        assertThat(minutes(clock(again, RESOLUTION, 1))).isEqualTo(20);
        assertThat(clock(again, RESOLUTION, 1).pauses().last())
                .containsExactly(new ClockPause(TicketState.SOLVED, minute(10), minute(100)));
        assertThat(minutes(clock(again, FIRST_RESPONSE, 1))).isEqualTo(15);
        assertThat(minutes(clock(again, NEXT_RESPONSE, 1))).isEqualTo(5);
    }

    @Test
    void closing_a_ticket_ends_all_its_clocks() {
        var closed = after(
                it.opened(),
                it.at(5).replied(CUSTOMER),
                it.at(6).awaited(),
                it.at(10).closed());
        assertThat(closed.all())
                .extracting(TargetClockDocument::end, TicketClockDocumentsTest::minutes)
                .containsExactly(tuple(ClockEnd.CLOSED, 6L), tuple(ClockEnd.CLOSED, 6L), tuple(ClockEnd.CLOSED, 1L));
    }

    @Test
    void what_became_of_a_promise_is_as_it_was_recorded() {
        var clocks = after(
                it.opened(),
                it.at(5).replied(ANN),
                it.at(6).met(FIRST_RESPONSE, 1),
                it.at(60).breached(RESOLUTION, 1, 1),
                it.at(120).breached(RESOLUTION, 1, 2));
        assertThat(clocks.all())
                .extracting(TargetClockDocument::verdict, TargetClockDocument::level, TargetClockDocument::decidedAt)
                .containsExactly(tuple(TargetVerdict.MET, 0, minute(6)), tuple(TargetVerdict.MISSED, 2, minute(60)));
    }

    @Test
    void a_solution_that_does_not_last_is_not_met_any_more() {
        after(it.opened(), it.at(10).solved(), it.at(10).met(RESOLUTION, 1));
        var reopened = clock(after(it.at(20).reopened()), RESOLUTION, 1);
        assertThat(reopened.verdict()).isEqualTo(TargetVerdict.OPEN);
        assertThat(reopened.decidedAt()).isNull();
        var missed = clock(
                after(
                        it.at(30).breached(RESOLUTION, 1, 1),
                        it.at(40).solved(),
                        it.at(50).reopened()),
                RESOLUTION,
                1);
        assertThat(missed.verdict()).as("what was missed stays so").isEqualTo(TargetVerdict.MISSED);
        assertThat(missed.decidedAt()).isEqualTo(minute(30));
    }

    @Test
    void old_next_responses_are_counted_and_not_kept() {
        after(it.opened());
        for (int i = 0; i < 60; i++) after(it.replied(CUSTOMER), it.replied(ANN));
        var clocks = folding.get(TICKETS, "t-1").clocks();
        assertThat(clocks.nextResponses()).isEqualTo(60);
        assertThat(clocks.all()).hasSize(52);
        assertThat(clocks.all().get(2).instance().number()).isEqualTo(11);
        assertThat(clocks.all().get(0).is(FIRST_RESPONSE)).isTrue();
        assertThat(clocks.all().get(1).is(RESOLUTION)).isTrue();
    }

    @Test
    void old_pauses_are_summed_up() {
        after(it.opened());
        for (int i = 0; i < 150; i++)
            after(it.at(10 * i + 1).awaited(), it.at(10 * i + 4).resumed());
        var resolution = clock(after(it.at(1_500).solved()), RESOLUTION, 1);
        assertThat(resolution.pauses().last()).hasSize(100);
        assertThat(resolution.pauses().earlier()).isEqualTo(50);
        assertThat(minutes(resolution)).isEqualTo(1_500 - 150 * 3);
    }

    @Test
    void times_that_run_backwards_take_no_time() {
        var clocks = after(
                it.at(10).opened(),
                it.at(8).awaited(),
                it.at(6).resumed(),
                it.at(4).solved());
        assertThat(minutes(clock(clocks, RESOLUTION, 1))).isZero();
    }
}
