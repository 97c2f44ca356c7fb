package io.sagadesk.query.ticket;

import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TargetClock;
import io.sagadesk.api.ticket.TicketDetail;
import io.sagadesk.api.ticket.TicketSummary;
import io.sagadesk.projections.ticket.TargetClockDocument;
import io.sagadesk.projections.ticket.TicketDocument;
import io.sagadesk.query.SealedTexts;
import java.util.List;

/** Converts ticket documents to summaries and details, with the subject decrypted. */
final class TicketDetails {

    private TicketDetails() {}

    static TicketSummary summary(TicketDocument document, SealedTexts texts) {
        var opening = document.opening();
        var ownership = document.charge();
        var progress = document.course();
        return new TicketSummary(
                document.ticketId(),
                document.customerId(),
                opening.conversationId(),
                document.state(),
                ownership.priority(),
                ownership.tier(),
                ownership.assignee(),
                texts.decrypt(opening.subject()),
                opening.policy(),
                opening.plan(),
                document.risk(),
                opening.at(),
                document.updatedAt(),
                progress.holdReason(),
                progress.solvedAt(),
                progress.reopenings(),
                progress.closedAt(),
                progress.mergedInto(),
                document.replies(),
                document.notes(),
                document.entries());
    }

    static TicketDetail detail(TicketDocument document, List<TicketId> merged, SealedTexts texts) {
        var clocks = document.clocks();
        return new TicketDetail(
                summary(document, texts),
                clocks.all().stream().map(TicketDetails::clock).toList(),
                clocks.nextResponses(),
                clocks.botRepliedAt(),
                merged);
    }

    private static TargetClock clock(TargetClockDocument clock) {
        var pauses = clock.pauses();
        return new TargetClock(
                clock.instance(),
                clock.startedAt(),
                pauses.last(),
                pauses.earlier(),
                pauses.earlierMillis(),
                clock.endedAt(),
                clock.end(),
                clock.elapsedMillis(),
                clock.warnedAt(),
                clock.verdict(),
                clock.level(),
                clock.decidedAt());
    }
}
