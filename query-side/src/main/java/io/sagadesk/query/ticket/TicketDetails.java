package io.sagadesk.query.ticket;

import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TargetClock;
import io.sagadesk.api.ticket.TicketDetail;
import io.sagadesk.api.ticket.TicketSummary;
import io.sagadesk.projections.ticket.TargetClockDocument;
import io.sagadesk.projections.ticket.TicketDocument;
import io.sagadesk.query.SealedTexts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                texts.decrypt(opening.subject(), document.customerId(), document.ticketId()),
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

    static TicketDetail detail(TicketDocument document, List<TicketId> merged, SealedTexts texts, DueTimes dueTimes) {
        var clocks = document.clocks();
        var plan = dueTimes.planOf(document).orElse(null);
        return new TicketDetail(
                summary(document, texts),
                clocks.all().stream()
                        .map(clock -> clock(clock, plan == null ? null : dueTimes.dueAt(clock, plan, document)))
                        .toList(),
                clocks.nextResponses(),
                clocks.botRepliedAt(),
                merged);
    }

    private static TargetClock clock(TargetClockDocument clock, @Nullable Instant dueAt) {
        var pauses = clock.pauses();
        var elapsed = clock.elapsedMillis();
        return new TargetClock(
                clock.instance(),
                clock.startedAt(),
                dueAt,
                pauses.last(),
                pauses.earlier(),
                Duration.ofMillis(pauses.earlierMillis()),
                clock.endedAt(),
                clock.end(),
                elapsed == null ? null : Duration.ofMillis(elapsed),
                clock.warnedAt(),
                clock.verdict(),
                clock.level(),
                clock.decidedAt());
    }
}
