package io.sagadesk.query.ticket;

import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TargetClock;
import io.sagadesk.api.ticket.TicketDetail;
import io.sagadesk.api.ticket.TicketSummary;
import io.sagadesk.projections.ticket.Clock;
import io.sagadesk.projections.ticket.Ticket;
import io.sagadesk.query.SealedTexts;
import java.util.List;

/** Says what a document says, with its subject opened. */
final class Details {

    private Details() {}

    static TicketSummary summary(Ticket known, SealedTexts texts) {
        var opening = known.opening();
        var charge = known.charge();
        var course = known.course();
        return new TicketSummary(
                known.ticketId(),
                known.customerId(),
                opening.conversationId(),
                known.state(),
                charge.priority(),
                charge.tier(),
                charge.assignee(),
                texts.open(opening.subject()),
                opening.policy(),
                opening.plan(),
                known.risk(),
                opening.at(),
                known.updatedAt(),
                course.holdReason(),
                course.solvedAt(),
                course.reopenings(),
                course.closedAt(),
                course.mergedInto(),
                known.replies(),
                known.notes(),
                known.entries());
    }

    static TicketDetail detail(Ticket known, List<TicketId> merged, SealedTexts texts) {
        var clocks = known.clocks();
        return new TicketDetail(
                summary(known, texts),
                clocks.all().stream().map(Details::clock).toList(),
                clocks.nextResponses(),
                clocks.botRepliedAt(),
                merged);
    }

    private static TargetClock clock(Clock known) {
        var pauses = known.pauses();
        return new TargetClock(
                known.instance(),
                known.startedAt(),
                pauses.last(),
                pauses.earlier(),
                pauses.earlierMillis(),
                known.endedAt(),
                known.end(),
                known.elapsedMillis(),
                known.warnedAt(),
                known.verdict(),
                known.level(),
                known.decidedAt());
    }
}
