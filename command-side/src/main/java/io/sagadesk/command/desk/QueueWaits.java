package io.sagadesk.command.desk;

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

/** Since when each conversation has waited that no agent has accepted, and what the customer has been told about it. */
final class QueueWaits {

    record Wait(Instant since, boolean noticed, boolean wayOutOffered) {

        static Wait begun(Instant at) {
            return new Wait(at, false, false);
        }
    }

    private Map<ConversationId, Wait> all = new LinkedHashMap<>();

    /** Whether this very wait goes on and the customer has not been told about it. */
    boolean isToBeNoticed(ConversationId id, Instant since) {
        var wait = all.get(id);
        return wait != null && wait.since().equals(since) && !wait.noticed();
    }

    /** Whether this very wait goes on and the customer has not been offered a way out. */
    boolean isToBeEased(ConversationId id, Instant since) {
        var wait = all.get(id);
        return wait != null && wait.since().equals(since) && !wait.wayOutOffered();
    }

    /** Whether it has been waiting for so long that the customer was offered a way out. */
    boolean isEased(ConversationId id) {
        var wait = all.get(id);
        return wait != null && wait.wayOutOffered();
    }

    @EventSourcingHandler
    void evolve(ConversationQueued queued) {
        all.put(queued.conversationId(), Wait.begun(queued.at()));
    }

    /** One that was only on offer has waited all the time. */
    @EventSourcingHandler
    void evolve(ConversationReturned returned) {
        all.putIfAbsent(returned.conversationId(), Wait.begun(returned.at()));
    }

    @EventSourcingHandler
    void evolve(WaitNoticed told) {
        all.computeIfPresent(told.conversationId(), (same, wait) -> new Wait(wait.since(), true, wait.wayOutOffered()));
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
