package io.sagadesk.projections.ticket;

import static io.sagadesk.api.ticket.ServiceLevelTarget.FIRST_RESPONSE;
import static io.sagadesk.api.ticket.ServiceLevelTarget.NEXT_RESPONSE;
import static io.sagadesk.api.ticket.ServiceLevelTarget.RESOLUTION;

import io.sagadesk.api.ticket.ClockEnd;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TargetRisk;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.projections.ChunkedList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a ticket. First response runs from the opening to the first public reply of an agent. Next response
 * runs from the oldest unanswered message of the customer to the next public reply of an agent or the solution; further
 * messages of the customer start no other clock. Resolution runs from the opening to the solution, and continues when
 * the ticket is reopened; the time in between does not count. All clocks pause while the ticket is pending or on hold,
 * and end when it is closed.
 *
 * @param all first response, resolution, and the last {@value #MAX_ENTRIES} next responses in order
 * @param nextResponses the total number of next responses
 * @param botRepliedAt when a bot first replied, for policies that count a bot's reply as a response
 */
public record TicketClockDocuments(
        List<TargetClockDocument> all,
        int nextResponses,
        @Nullable Instant botRepliedAt) {

    static final int MAX_ENTRIES = 50;
    static final TicketClockDocuments NONE = new TicketClockDocuments(List.of(), 0, null);
    private static final int OTHERS = 2;

    static TicketClockDocuments opened(Instant at) {
        return new TicketClockDocuments(
                List.of(
                        TargetClockDocument.started(FIRST_RESPONSE, 1, at),
                        TargetClockDocument.started(RESOLUTION, 1, at)),
                0,
                null);
    }

    /**
     * Starts a next-response clock. A ticket on hold stays on hold when the customer writes, so the clock starts
     * paused.
     */
    TicketClockDocuments asked(Instant at, TicketState state) {
        if (all.stream().anyMatch(clock -> clock.is(NEXT_RESPONSE) && clock.isRunning())) return this;
        var next = TargetClockDocument.started(NEXT_RESPONSE, nextResponses + 1, at);
        var more = ChunkedList.with(all, state == TicketState.ON_HOLD ? next.pause(state, at) : next);
        if (more.size() <= OTHERS + MAX_ENTRIES) return new TicketClockDocuments(more, nextResponses + 1, botRepliedAt);
        var kept = new ArrayList<>(more);
        kept.remove(OTHERS);
        return new TicketClockDocuments(List.copyOf(kept), nextResponses + 1, botRepliedAt);
    }

    TicketClockDocuments answered(Instant at) {
        return each(clock -> clock.is(RESOLUTION) ? clock : clock.end(ClockEnd.REPLIED, at));
    }

    TicketClockDocuments answeredByBot(Instant at) {
        return botRepliedAt == null ? new TicketClockDocuments(all, nextResponses, at) : this;
    }

    TicketClockDocuments paused(TicketState during, Instant at) {
        return each(clock -> clock.pause(during, at));
    }

    TicketClockDocuments resumed(Instant at) {
        return each(clock -> clock.resume(at));
    }

    /** Ends the clocks, except that first response pauses: it is due again if the ticket is reopened. */
    TicketClockDocuments solved(Instant at) {
        return each(clock ->
                clock.is(FIRST_RESPONSE) ? clock.pause(TicketState.SOLVED, at) : clock.end(ClockEnd.SOLVED, at));
    }

    TicketClockDocuments reopened(Instant at) {
        return each(clock -> clock.is(RESOLUTION) ? clock.restart(at) : clock.resume(at));
    }

    TicketClockDocuments closed(Instant at) {
        return each(clock -> clock.end(ClockEnd.CLOSED, at));
    }

    TicketClockDocuments warned(TargetInstance instance, Instant at) {
        return each(clock -> clock.instance().equals(instance) ? clock.warned(at) : clock);
    }

    TicketClockDocuments met(TargetInstance instance, Instant at) {
        return each(clock -> clock.instance().equals(instance) ? clock.met(at) : clock);
    }

    TicketClockDocuments missed(TargetInstance instance, int level, Instant at) {
        return each(clock -> clock.instance().equals(instance) ? clock.missed(level, at) : clock);
    }

    /** Returns the highest risk of all clocks. */
    TargetRisk risk() {
        return all.stream()
                .map(TargetClockDocument::risk)
                .max(Comparator.naturalOrder())
                .orElse(TargetRisk.NONE);
    }

    private TicketClockDocuments each(UnaryOperator<TargetClockDocument> change) {
        return new TicketClockDocuments(all.stream().map(change).toList(), nextResponses, botRepliedAt);
    }
}
