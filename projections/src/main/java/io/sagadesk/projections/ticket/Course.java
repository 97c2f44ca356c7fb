package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a ticket went.
 *
 * @param holdReason for whom or what it waits, or waited last
 * @param solvedAt when it was solved last, even if it was reopened since
 * @param closedAt when it was closed or merged
 */
public record Course(
        @Nullable String holdReason,
        @Nullable Instant solvedAt,
        int reopenings,
        @Nullable Instant closedAt,
        @Nullable TicketId mergedInto) {

    static final Course NONE = new Course(null, null, 0, null, null);

    Course held(String reason) {
        return new Course(reason, solvedAt, reopenings, closedAt, mergedInto);
    }

    Course solved(Instant at) {
        return new Course(holdReason, at, reopenings, closedAt, mergedInto);
    }

    Course reopened() {
        return new Course(holdReason, solvedAt, reopenings + 1, closedAt, mergedInto);
    }

    Course closed(Instant at) {
        return new Course(holdReason, solvedAt, reopenings, at, mergedInto);
    }

    Course merged(TicketId into, Instant at) {
        return new Course(holdReason, solvedAt, reopenings, at, into);
    }
}
