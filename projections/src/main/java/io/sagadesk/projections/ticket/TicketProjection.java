package io.sagadesk.projections.ticket;

import static io.sagadesk.projections.EntryDetails.details;
import static io.sagadesk.projections.ticket.ThreadEntries.entry;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.ticket.ThreadEntry;
import io.sagadesk.api.ticket.ThreadEntry.Kind;
import io.sagadesk.api.ticket.TicketEvent;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.ServiceLevelApplied;
import io.sagadesk.api.ticket.TicketEvent.TargetAtRisk;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketNoted;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.TicketEvent.TicketTookOver;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.projections.ChunkedList;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModels;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Folds the events of tickets into a list with clocks, and threads. */
@ProcessingGroup(TicketProjection.NAME)
public final class TicketProjection {

    public static final String NAME = "tickets";

    public static final ModelSpec<TicketDocument> TICKETS = ModelSpec.of(
                    NAME, TicketDocument.class, TicketDocument::initial)
            .indexedBy("doc.charge.assignee", "doc.state")
            .indexedBy("doc.state", "doc.updatedAt", "_id")
            .indexedBy("doc.updatedAt", "_id")
            .indexedBy("doc.customerId")
            .indexedBy("doc.risk")
            .indexedBy("doc.opening.conversationId")
            .indexedBy("doc.course.mergedInto");

    public static final ModelSpec<TicketThread> THREADS =
            ModelSpec.of("ticket_threads", TicketThread.class, TicketThread::empty);

    public static final Projection PROJECTION =
            new Projection(NAME, 2, EventMetadata.TICKET_ID, List.of(TICKETS, THREADS), TicketProjection::new);

    private final ChunkedList<TicketDocument, TicketThread> threads;

    TicketProjection(ReadModels models) {
        threads = new ChunkedList<>(models.of(TICKETS), TicketDocument::entries, models.of(THREADS));
    }

    @EventHandler
    void project(TicketOpened opened, EventEnvelope envelope) {
        var entry = entry(envelope, opened.at(), Kind.OPENED, null, details("priority", opened.priority()));
        append(
                opened,
                entry,
                known -> known.ownedBy(opened.customerId())
                        .with(TicketOpening.of(opened))
                        .with(known.charge().of(opened.priority()))
                        .with(TicketClockDocuments.opened(entry.at())));
    }

    @EventHandler
    void project(TicketAssigned assigned, EventEnvelope envelope) {
        var entry = entry(
                envelope, assigned.at(), Kind.ASSIGNED, null, details("from", assigned.from(), "to", assigned.to()));
        append(assigned, entry, known -> known.takenUp().with(known.charge().to(assigned.to())));
    }

    @EventHandler
    void project(PriorityChanged changed, EventEnvelope envelope) {
        var entry = entry(
                envelope,
                changed.at(),
                Kind.PRIORITY_CHANGED,
                null,
                details("from", changed.from(), "to", changed.to()));
        append(changed, entry, known -> known.with(known.charge().of(changed.to())));
    }

    @EventHandler
    void project(TicketReplied replied, EventEnvelope envelope) {
        var entry = ThreadEntries.reply(envelope, replied);
        append(replied, entry, known -> after(replied, known.replied(), entry.at()));
    }

    @EventHandler
    void project(TicketNoted noted, EventEnvelope envelope) {
        var entry = ThreadEntries.note(envelope, noted);
        append(noted, entry, TicketDocument::noted);
    }

    @EventHandler
    void project(CustomerAwaited awaited, EventEnvelope envelope) {
        var entry = entry(envelope, awaited.at(), Kind.CUSTOMER_AWAITED, null, details());
        append(awaited, entry, known -> waiting(known, TicketState.PENDING, entry.at()));
    }

    @EventHandler
    void project(TicketHeld held, EventEnvelope envelope) {
        var entry = entry(envelope, held.at(), Kind.HELD, null, details("reason", held.reason()));
        append(
                held,
                entry,
                known -> waiting(known, TicketState.ON_HOLD, entry.at())
                        .with(known.course().held(held.reason())));
    }

    @EventHandler
    void project(TicketResumed resumed, EventEnvelope envelope) {
        var entry = entry(envelope, resumed.at(), Kind.RESUMED, null, details());
        append(
                resumed,
                entry,
                known -> known.in(TicketState.OPEN).with(known.clocks().resumed(entry.at())));
    }

    @EventHandler
    void project(TicketEscalated escalated, EventEnvelope envelope) {
        var because = escalated.because();
        var details = details(
                "from", escalated.from(), "to", escalated.to(), "rule", because.rule(), "version", because.version());
        var entry = entry(envelope, escalated.at(), Kind.ESCALATED, null, details);
        append(escalated, entry, known -> known.with(known.charge().in(escalated.to())));
    }

    @EventHandler
    void project(ServiceLevelApplied applied, EventEnvelope envelope) {
        var policy = applied.policy();
        var details = details("rule", policy.policyId().value(), "version", policy.version(), "plan", applied.plan());
        var entry = entry(envelope, applied.at(), Kind.SERVICE_LEVEL_APPLIED, null, details);
        append(applied, entry, known -> known.with(known.opening().under(policy, applied.plan())));
    }

    @EventHandler
    void project(TargetAtRisk atRisk, EventEnvelope envelope) {
        var instance = atRisk.instance();
        var details = details("target", instance.target(), "number", instance.number(), "agent", atRisk.assignee());
        var entry = entry(envelope, atRisk.at(), Kind.TARGET_AT_RISK, null, details);
        append(atRisk, entry, known -> known.with(known.clocks().warned(instance, entry.at())));
    }

    @EventHandler
    void project(TargetBreached breached, EventEnvelope envelope) {
        var instance = breached.instance();
        var details = details("target", instance.target(), "number", instance.number(), "level", breached.level());
        var entry = entry(envelope, breached.at(), Kind.TARGET_BREACHED, null, details);
        append(breached, entry, known -> known.with(known.clocks().missed(instance, breached.level(), entry.at())));
    }

    @EventHandler
    void project(TargetMet met, EventEnvelope envelope) {
        var instance = met.instance();
        var details = details("target", instance.target(), "number", instance.number());
        var entry = entry(envelope, met.at(), Kind.TARGET_MET, null, details);
        append(met, entry, known -> known.with(known.clocks().met(instance, entry.at())));
    }

    @EventHandler
    void project(TicketSolved solved, EventEnvelope envelope) {
        var entry = entry(envelope, solved.at(), Kind.SOLVED, solved.by(), details());
        append(
                solved,
                entry,
                known -> known.in(TicketState.SOLVED)
                        .with(known.course().solved(entry.at()))
                        .with(known.clocks().solved(entry.at())));
    }

    @EventHandler
    void project(TicketReopened reopened, EventEnvelope envelope) {
        var entry = entry(envelope, reopened.at(), Kind.REOPENED, reopened.by(), details());
        append(
                reopened,
                entry,
                known -> known.in(TicketState.OPEN)
                        .with(known.course().reopened())
                        .with(known.clocks().reopened(entry.at())));
    }

    @EventHandler
    void project(TicketClosed closed, EventEnvelope envelope) {
        var entry = entry(envelope, closed.at(), Kind.CLOSED, closed.by(), details());
        append(
                closed,
                entry,
                known -> closed(known, entry.at()).with(known.course().closed(entry.at())));
    }

    @EventHandler
    void project(TicketMerged merged, EventEnvelope envelope) {
        var entry = entry(envelope, merged.at(), Kind.MERGED, null, details("into", merged.into()));
        append(
                merged,
                entry,
                known -> closed(known, entry.at()).with(known.course().merged(merged.into(), entry.at())));
    }

    @EventHandler
    void project(TicketTookOver tookOver, EventEnvelope envelope) {
        var entry = entry(envelope, tookOver.at(), Kind.TOOK_OVER, null, details("from", tookOver.from()));
        append(tookOver, entry, known -> known);
    }

    /** Only an agent's reply is a response; a bot's reply is recorded for policies that count it. */
    private static TicketDocument after(TicketReplied replied, TicketDocument known, Instant at) {
        var clocks = known.clocks();
        return switch (replied.author().kind()) {
            case CUSTOMER -> known.with(clocks.asked(at, known.state()));
            case AGENT -> known.takenUp().with(clocks.answered(at));
            case BOT -> known.with(clocks.answeredByBot(at));
            case SYSTEM -> known;
        };
    }

    private static TicketDocument waiting(TicketDocument known, TicketState state, Instant at) {
        return known.in(state).with(known.clocks().paused(state, at));
    }

    private static TicketDocument closed(TicketDocument known, Instant at) {
        return known.in(TicketState.CLOSED).with(known.clocks().closed(at));
    }

    private void append(TicketEvent event, ThreadEntry entry, UnaryOperator<TicketDocument> change) {
        threads.append(
                event.ticketId().value(),
                known -> change.apply(known.counting(entry.at())),
                thread -> thread.with(entry));
    }
}
