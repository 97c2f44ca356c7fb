package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The course of a ticket.
 *
 * @param holdReason the current or last reason of being on hold
 * @param solvedAt when the ticket was last solved, kept when it is reopened
 * @param closedAt when the ticket was closed or merged
 */
public record TicketProgress(
        @Nullable String holdReason,
        @Nullable Instant solvedAt,
        int reopenings,
        @Nullable Instant closedAt,
        @Nullable TicketId mergedInto) {

    static final TicketProgress NONE = new TicketProgress(null, null, 0, null, null);

    TicketProgress held(String reason) {
        return new TicketProgress(reason, solvedAt, reopenings, closedAt, mergedInto);
    }

    TicketProgress solved(Instant at) {
        return new TicketProgress(holdReason, at, reopenings, closedAt, mergedInto);
    }

    TicketProgress reopened() {
        return new TicketProgress(holdReason, solvedAt, reopenings + 1, closedAt, mergedInto);
    }

    TicketProgress closed(Instant at) {
        return new TicketProgress(holdReason, solvedAt, reopenings, at, mergedInto);
    }

    TicketProgress merged(TicketId into, Instant at) {
        return new TicketProgress(holdReason, solvedAt, reopenings, at, into);
    }
}
