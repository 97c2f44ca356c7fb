package io.sagadesk.command.desk;

import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.WaitNoticed;
import io.sagadesk.api.desk.DeskEvent.WayOutOffered;
import io.sagadesk.api.id.ConversationId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** The start of the wait of each conversation that no agent has accepted, and the notices that its customer got. */
final class QueueWaits {

    record Wait(Instant since, boolean noticed, boolean wayOutOffered) {

        static Wait begun(Instant at) {
            return new Wait(at, false, false);
        }
    }

    private Map<ConversationId, Wait> all = new LinkedHashMap<>();

    /** Whether this wait is still running and its customer has not been told about the queue. */
    boolean isNoticeDue(ConversationId id, Instant since) {
        var wait = all.get(id);
        return wait != null && MillisecondPrecision.same(wait.since(), since) && !wait.noticed();
    }

    /** Whether this wait is still running and its customer has not been offered an alternative. */
    boolean isWayOutDue(ConversationId id, Instant since) {
        var wait = all.get(id);
        return wait != null && MillisecondPrecision.same(wait.since(), since) && !wait.wayOutOffered();
    }

    /** Whether the customer was offered an alternative during the current wait. */
    boolean isWayOutOffered(ConversationId id) {
        var wait = all.get(id);
        return wait != null && wait.wayOutOffered();
    }

    @EventSourcingHandler
    void evolve(ConversationQueued queued) {
        all.put(queued.conversationId(), Wait.begun(queued.at()));
    }

    /** A conversation that was only offered keeps the start of its wait. */
    @EventSourcingHandler
    void evolve(ConversationReturned returned) {
        all.putIfAbsent(returned.conversationId(), Wait.begun(returned.at()));
    }

    @EventSourcingHandler
    void evolve(WaitNoticed event) {
        all.computeIfPresent(
                event.conversationId(), (same, wait) -> new Wait(wait.since(), true, wait.wayOutOffered()));
    }

    @EventSourcingHandler
    void evolve(WayOutOffered offered) {
        all.computeIfPresent(offered.conversationId(), (same, wait) -> new Wait(wait.since(), wait.noticed(), true));
    }

    @EventSourcingHandler
    void evolve(AssignmentAccepted accepted) {
        all.remove(accepted.conversationId());
    }

    @EventSourcingHandler
    void evolve(ConversationTransferred transferred) {
        all.remove(transferred.conversationId());
    }

    @EventSourcingHandler
    void evolve(ConversationLeftQueue left) {
        all.remove(left.conversationId());
    }

    @EventSourcingHandler
    void evolve(ConversationReleased released) {
        all.remove(released.conversationId());
    }
}
