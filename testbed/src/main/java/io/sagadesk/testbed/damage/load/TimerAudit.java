package io.sagadesk.testbed.damage.load;

import io.sagadesk.api.Priority;
import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.testbed.simulate.host.ObservedEvent;
import io.sagadesk.testbed.simulate.host.SimulatedServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Audits the scheduled events in the log of a {@link LoadedServer}: derives from the other events which timers the log
 * demands, and finds timers that never fired, fired twice, or fired although nothing in the log demands them. Before the
 * policies of the load are published, it demands none.
 */
public final class TimerAudit {

    private static final Set<String> ENDS_OF_WAITING = Set.of(
            "desk.AssignmentAccepted",
            "desk.ConversationLeftQueue",
            "desk.ConversationReleased",
            "desk.ConversationTransferred",
            "conversation.ConversationClosed");
    private static final Set<String> ANSWERS = Set.of("desk.AssignmentDeclined");

    private final Map<String, Instant> pending = new LinkedHashMap<>();
    private final Map<String, List<String>> pendingOf = new HashMap<>();
    private final Map<String, List<String>> offersOf = new HashMap<>();
    private final Set<String> demanded = new HashSet<>();
    private final Set<String> aboutBuying = new HashSet<>();
    private final Set<String> fired = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private final List<Firing> firings = new ArrayList<>();
    private boolean published;

    TimerAudit() {}

    /** A timer that fired: its position in the log, and when it was due. */
    public record Firing(long position, Instant due) {}

    /** Audits a log, from its first event on. */
    public static TimerAudit of(EventLog log) {
        var audit = new TimerAudit();
        log.scan(0, audit::audit);
        return audit;
    }

    /** The timers that fired. */
    public List<Firing> firings() {
        return firings;
    }

    /** A sentence for each fault; a timer that is due at the end or later is not missing yet. */
    public List<String> faults(Instant end) {
        var all = new ArrayList<>(faults);
        pending.forEach((timer, due) -> {
            if (due.isBefore(end)) all.add("Never fired: " + timer + ", due at " + due);
        });
        return all;
    }

    private void audit(StoredEvent stored) {
        audit(
                new ObservedEvent(stored.position(), stored.payloadType(), SimulatedServer.parsed(stored.payload())),
                stored.recordedAt());
    }

    void audit(ObservedEvent event, Instant recordedAt) {
        var conversation = event.text("conversationId");
        if (ENDS_OF_WAITING.contains(event.type())) cancel(pendingOf, conversation);
        if (ENDS_OF_WAITING.contains(event.type()) || ANSWERS.contains(event.type())) cancel(offersOf, conversation);
        switch (event.type()) {
            case "policy.PolicyPublished" -> published |= event.text("policyId").equals(LoadPolicies.LAST_PUBLISHED);
            case "ticket.TicketOpened" -> demandSteps(event);
            case "timer.TargetDue" -> fire(target(event.text("ticketId"), event.at()), event);
            case "desk.ConversationQueued" -> demandNotices(event);
            case "timer.WaitedLong", "timer.WaitedTooLong" -> fire(notice(event.type(), event, "since"), event);
            case "desk.ConversationAssigned" -> demandEndOfOffer(event, recordedAt);
            case "timer.OfferLapsed" -> fire(offer(event, "offeredAt"), event);
            case "conversation.IntentReported" -> reportIntent(event);
            case "conversation.ConversationClosed" -> demandEndOfConsultation(event);
            case "timer.ConsultationLapsed" -> fire(consultation(event, "closedAt"), event);
            default -> {}
        }
    }

    private void demandSteps(ObservedEvent opened) {
        var ticket = opened.text("ticketId");
        LoadPolicies.steps(Priority.valueOf(opened.text("priority")))
                .map(step -> opened.at().plus(step))
                .forEach(due -> demand(target(ticket, due), due));
    }

    private void demandNotices(ObservedEvent queued) {
        demandNotice("timer.WaitedLong", LoadPolicies.SOOTHE, queued);
        demandNotice("timer.WaitedTooLong", LoadPolicies.WAY_OUT, queued);
    }

    private void demandNotice(String type, Duration patience, ObservedEvent queued) {
        var timer = notice(type, queued, "at");
        demand(timer, queued.at().plus(patience));
        remember(pendingOf, queued, timer);
    }

    /** The time limit starts when the offer is recorded. */
    private void demandEndOfOffer(ObservedEvent assigned, Instant recordedAt) {
        var since = recordedAt.isAfter(assigned.at()) ? recordedAt : assigned.at();
        var timer = offer(assigned, "at");
        demand(timer, since.plus(LoadPolicies.OFFER));
        remember(offersOf, assigned, timer);
    }

    private void reportIntent(ObservedEvent reported) {
        aboutBuying.add(reported.text("conversationId"));
    }

    private void demandEndOfConsultation(ObservedEvent closed) {
        if (!aboutBuying.contains(closed.text("conversationId"))) return;
        demand(consultation(closed, "at"), closed.at().plus(LoadPolicies.CONSULTATION));
    }

    private void demand(String timer, Instant due) {
        demanded.add(timer);
        if (!published) return;
        if (!fired.contains(timer)) pending.put(timer, due);
    }

    /** A timer that was cancelled too late may still fire; its saga ignores it. */
    private void fire(String timer, ObservedEvent event) {
        firings.add(new Firing(event.position(), event.at()));
        pending.remove(timer);
        if (!fired.add(timer)) faults.add("Fired twice: " + timer);
        if (!demanded.contains(timer)) faults.add("Fired, and nothing in the log demands it: " + timer);
    }

    private static void remember(Map<String, List<String>> timers, ObservedEvent event, String timer) {
        timers.computeIfAbsent(event.text("conversationId"), any -> new ArrayList<>())
                .add(timer);
    }

    private void cancel(Map<String, List<String>> timers, String conversation) {
        var cancelled = timers.remove(conversation);
        if (cancelled != null) cancelled.forEach(pending::remove);
    }

    private static String target(String ticket, Instant due) {
        return "target of ticket/" + ticket + " at " + due;
    }

    private static String notice(String type, ObservedEvent event, String since) {
        return type.replace("timer.", "") + " of conversation/" + event.text("conversationId") + " since "
                + event.text(since);
    }

    private static String offer(ObservedEvent event, String since) {
        return "OfferLapsed of conversation/" + event.text("conversationId") + " to " + event.text("agentId")
                + " since " + event.text(since);
    }

    private static String consultation(ObservedEvent event, String closedAt) {
        return "ConsultationLapsed of conversation/" + event.text("conversationId") + " closed at "
                + event.text(closedAt);
    }
}
