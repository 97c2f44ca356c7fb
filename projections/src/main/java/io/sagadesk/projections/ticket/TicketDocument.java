package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TargetRisk;
import io.sagadesk.api.ticket.TicketState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as shown in lists and on its page. Its replies and notes are in {@link TicketThread}s.
 *
 * @param customerId whose ticket was opened; null only before
 * @param risk the highest risk of its running targets
 * @param replies the number of public replies of all authors
 * @param updatedAt the latest time in any event of the ticket
 * @param entries the number of entries in its thread
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

    static TicketDocument initial(String id) {
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

    TicketDocument ownedBy(CustomerId customer) {
        return new TicketDocument(
                ticketId, customer, state, opening, charge, course, clocks, risk, replies, notes, updatedAt, entries);
    }

    /** Applies the time that every event contains, and counts its thread entry. */
    TicketDocument counting(Instant at) {
        var latest = updatedAt == null || at.isAfter(updatedAt) ? at : updatedAt;
        return new TicketDocument(
                ticketId,
                customerId,
                state,
                opening,
                charge,
                course,
                clocks,
                risk,
                replies,
                notes,
                latest,
                entries + 1);
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

    /** Opens a new ticket on an assignment or an agent's reply; any other state stays. */
    TicketDocument takenUp() {
        return state == TicketState.NEW ? in(TicketState.OPEN) : this;
    }

    private TicketDocument with(
            TicketState nextState,
            TicketOpening nextOpening,
            TicketOwnership nextCharge,
            TicketProgress nextCourse,
            TicketClockDocuments nextClocks,
            int nextReplies,
            int nextNotes) {
        return new TicketDocument(
                ticketId,
                customerId,
                nextState,
                nextOpening,
                nextCharge,
                nextCourse,
                nextClocks,
                nextClocks.risk(),
                nextReplies,
                nextNotes,
                updatedAt,
                entries);
    }
}
