package io.sagadesk.query.ticket;

import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TargetClock;
import io.sagadesk.api.ticket.TicketDetail;
import io.sagadesk.api.ticket.TicketSummary;
import io.sagadesk.projections.ticket.TargetClockDocument;
import io.sagadesk.projections.ticket.TicketDocument;
import io.sagadesk.query.SealedTexts;
import java.util.List;

/** Says what a document says, with its subject opened. */
final class TicketDetails {

    private TicketDetails() {}

    static TicketSummary summary(TicketDocument known, SealedTexts texts) {
        var ticketOpening = known.opening();
        var ticketOwnership = known.charge();
        var ticketProgress = known.course();
        return new TicketSummary(
                known.ticketId(),
                known.customerId(),
                ticketOpening.conversationId(),
                known.state(),
                ticketOwnership.priority(),
                ticketOwnership.tier(),
                ticketOwnership.assignee(),
                texts.open(ticketOpening.subject()),
                ticketOpening.policy(),
                ticketOpening.plan(),
                known.risk(),
                ticketOpening.at(),
                known.updatedAt(),
                ticketProgress.holdReason(),
                ticketProgress.solvedAt(),
                ticketProgress.reopenings(),
                ticketProgress.closedAt(),
                ticketProgress.mergedInto(),
                known.replies(),
                known.notes(),
                known.entries());
    }

    static TicketDetail detail(TicketDocument known, List<TicketId> merged, SealedTexts texts) {
        var clocks = known.clocks();
        return new TicketDetail(
                summary(known, texts),
                clocks.all().stream().map(TicketDetails::clock).toList(),
                clocks.nextResponses(),
                clocks.botRepliedAt(),
                merged);
    }

    private static TargetClock clock(TargetClockDocument known) {
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
