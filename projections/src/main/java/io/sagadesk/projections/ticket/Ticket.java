package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TargetRisk;
import io.sagadesk.api.ticket.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a list and its own page show it. What was written on it is in {@link TicketThread}s.
 *
 * @param customerId absent only before its first event
 * @param risk of the promises that are waited for
 * @param replies public ones, whoever wrote them
 * @param updatedAt the latest time that an event of it names
 * @param entries how many its threads have
 */
public record Ticket(
        TicketId ticketId,
        @Nullable CustomerId customerId,
        TicketState state,
        Opening opening,
        Charge charge,
        Course course,
        Clocks clocks,
        TargetRisk risk,
        int replies,
        int notes,
        @Nullable Instant updatedAt,
        int entries) {

    static Ticket unheardOf(String id) {
        return new Ticket(
                new TicketId(id),
                null,
                TicketState.NEW,
                Opening.NONE,
                Charge.NONE,
                Course.NONE,
                Clocks.NONE,
                TargetRisk.NONE,
                0,
                0,
                null,
                0);
    }

    /** What every event says; each is an entry of the thread. */
    Ticket counting(CustomerId customer, Instant at) {
        var latest = updatedAt == null || at.isAfter(updatedAt) ? at : updatedAt;
        return new Ticket(
                ticketId, customer, state, opening, charge, course, clocks, risk, replies, notes, latest, entries + 1);
    }

    Ticket in(TicketState next) {
        return with(next, opening, charge, course, clocks, replies, notes);
    }

    Ticket with(Opening first) {
        return with(state, first, charge, course, clocks, replies, notes);
    }

    Ticket with(Charge next) {
        return with(state, opening, next, course, clocks, replies, notes);
    }

    Ticket with(Course next) {
        return with(state, opening, charge, next, clocks, replies, notes);
    }

    Ticket with(Clocks next) {
        return with(state, opening, charge, course, next, replies, notes);
    }

    Ticket replied() {
        return with(state, opening, charge, course, clocks, replies + 1, notes);
    }

    Ticket noted() {
        return with(state, opening, charge, course, clocks, replies, notes + 1);
    }

    /** An assignment or an agent's reply opens a new ticket and leaves any other where it stands. */
    Ticket takenUp() {
        return state == TicketState.NEW ? in(TicketState.OPEN) : this;
    }

    private Ticket with(TicketState where, Opening first, Charge who, Course went, Clocks ran, int replied, int noted) {
        return new Ticket(
                ticketId, customerId, where, first, who, went, ran, ran.risk(), replied, noted, updatedAt, entries);
    }
}
