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
public record TicketDocument(
        TicketId ticketId,
        @Nullable CustomerId customerId,
        TicketState state,
        TicketOpening opening,
        TicketOwnership charge,
        TicketProgress course,
        TicketClockDocuments clocks,
        TargetRisk risk,
        int replies,
        int notes,
        @Nullable Instant updatedAt,
        int entries) {

    static TicketDocument unheardOf(String id) {
        return new TicketDocument(
                new TicketId(id),
                null,
                TicketState.NEW,
                TicketOpening.NONE,
                TicketOwnership.NONE,
                TicketProgress.NONE,
                TicketClockDocuments.NONE,
                TargetRisk.NONE,
                0,
                0,
                null,
                0);
    }

    /** What every event says; each is an entry of the thread. */
    TicketDocument counting(CustomerId customer, Instant at) {
        var latest = updatedAt == null || at.isAfter(updatedAt) ? at : updatedAt;
        return new TicketDocument(
                ticketId, customer, state, opening, charge, course, clocks, risk, replies, notes, latest, entries + 1);
    }

    TicketDocument in(TicketState next) {
        return with(next, opening, charge, course, clocks, replies, notes);
    }

    TicketDocument with(TicketOpening first) {
        return with(state, first, charge, course, clocks, replies, notes);
    }

    TicketDocument with(TicketOwnership next) {
        return with(state, opening, next, course, clocks, replies, notes);
    }

    TicketDocument with(TicketProgress next) {
        return with(state, opening, charge, next, clocks, replies, notes);
    }

    TicketDocument with(TicketClockDocuments next) {
        return with(state, opening, charge, course, next, replies, notes);
    }

    TicketDocument replied() {
        return with(state, opening, charge, course, clocks, replies + 1, notes);
    }

    TicketDocument noted() {
        return with(state, opening, charge, course, clocks, replies, notes + 1);
    }

    /** An assignment or an agent's reply opens a new ticket and leaves any other where it stands. */
    TicketDocument takenUp() {
        return state == TicketState.NEW ? in(TicketState.OPEN) : this;
    }

    private TicketDocument with(
            TicketState where,
            TicketOpening first,
            TicketOwnership who,
            TicketProgress went,
            TicketClockDocuments ran,
            int replied,
            int noted) {
        return new TicketDocument(
                ticketId, customerId, where, first, who, went, ran, ran.risk(), replied, noted, updatedAt, entries);
    }
}
