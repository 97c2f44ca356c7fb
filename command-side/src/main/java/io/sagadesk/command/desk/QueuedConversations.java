package io.sagadesk.command.desk;

import io.sagadesk.api.Refused;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.desk.DeskEvent.SeniorRequired;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.rules.desk.QueuedConversation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.jspecify.annotations.Nullable;

/** The conversations at a desk: the assigned ones, and the waiting ones in the order of the queue. */
final class QueuedConversations {

    private Map<ConversationId, QueuedConversation> all = new LinkedHashMap<>();

    /** Sorted, so that a position is found by binary search. */
    private List<ConversationId> queue = new ArrayList<>();

    @Nullable QueuedConversation find(ConversationId id) {
        return all.get(id);
    }

    /** Returns the conversation; refuses one that is not at the desk. */
    QueuedConversation require(ConversationId id) {
        var found = all.get(id);
        if (found == null) throw new Refused("conversation-not-here", "This conversation is not at this desk");
        return found;
    }

    /** Returns the conversation; refuses one that is not offered to this agent. */
    QueuedConversation requireOffered(ConversationId id, AgentId agentId) {
        var found = all.get(id);
        if (found == null || !found.isOfferedTo(agentId)) throw notOffered();
        return found;
    }

    static Refused notOffered() {
        return new Refused("not-offered", "This conversation is not on offer to this agent");
    }

    /** Returns a copy of the queue, the next conversation first. */
    List<QueuedConversation> waiting() {
        return queue.stream().map(this::known).toList();
    }

    List<QueuedConversation> offeredTo(AgentId agentId) {
        return all.values().stream()
                .filter(conversation -> conversation.isOfferedTo(agentId))
                .toList();
    }

    List<QueuedConversation> acceptedBy(AgentId agentId) {
        return all.values().stream()
                .filter(conversation -> conversation.isAcceptedBy(agentId))
                .toList();
    }

    /** Returns the position in the queue, from 1; also for a conversation that is currently offered. */
    int placeInQueue(ConversationId id) {
        var place = placeOf(id);
        return (place < 0 ? -place - 1 : place) + 1;
    }

    @EventSourcingHandler
    void evolve(ConversationQueued queued) {
        all.put(queued.conversationId(), new QueuedConversation(queued));
        enterQueue(queued.conversationId());
    }

    @EventSourcingHandler
    void evolve(ConversationAssigned assigned) {
        leaveQueue(assigned.conversationId());
        all.computeIfPresent(
                assigned.conversationId(),
                (same, conversation) -> conversation.offeredTo(assigned.agentId(), assigned.at()));
    }

    @EventSourcingHandler
    void evolve(AssignmentAccepted accepted) {
        all.computeIfPresent(
                accepted.conversationId(), (same, conversation) -> conversation.acceptedBy(accepted.agentId()));
    }

    @EventSourcingHandler
    void evolve(AssignmentDeclined declined) {
        all.computeIfPresent(declined.conversationId(), (same, conversation) -> refused(conversation, declined));
        enterQueue(declined.conversationId());
    }

    @EventSourcingHandler
    void evolve(ConversationReturned returned) {
        all.computeIfPresent(returned.conversationId(), (same, conversation) -> conversation.returned());
        enterQueue(returned.conversationId());
    }

    @EventSourcingHandler
    void evolve(SeniorRequired required) {
        all.computeIfPresent(required.conversationId(), (same, conversation) -> conversation.forSenior());
    }

    @EventSourcingHandler
    void evolve(ConversationTransferred transferred) {
        var id = transferred.conversationId();
        var toAgent = transferred.toAgent();
        leaveQueue(id);
        if (toAgent == null) all.remove(id);
        else all.computeIfPresent(id, (same, conversation) -> conversation.acceptedBy(toAgent));
    }

    @EventSourcingHandler
    void evolve(ConversationLeftQueue left) {
        leaveQueue(left.conversationId());
        all.remove(left.conversationId());
    }

    @EventSourcingHandler
    void evolve(ConversationReleased released) {
        all.remove(released.conversationId());
    }

    @EventSourcingHandler
    void evolve(AgentSignedIn signedIn) {
        forgetRefusalsOf(signedIn.agentId());
    }

    @EventSourcingHandler
    void evolve(PresenceChanged changed) {
        if (changed.to() == AgentPresence.ONLINE) forgetRefusalsOf(changed.agentId());
    }

    private void forgetRefusalsOf(AgentId agentId) {
        all.replaceAll((id, conversation) -> conversation.withoutRefusalsOf(agentId));
    }

    private static QueuedConversation refused(QueuedConversation offered, AssignmentDeclined declined) {
        return switch (declined.reason()) {
            case DECLINED -> offered.declinedBy(declined.agentId());
            case TIMED_OUT -> offered.lapsedBy(declined.agentId());
        };
    }

    private void enterQueue(ConversationId id) {
        var place = placeOf(id);
        if (place < 0) queue.add(-place - 1, id);
    }

    private void leaveQueue(ConversationId id) {
        var place = placeOf(id);
        if (place >= 0) queue.remove(place);
    }

    private int placeOf(ConversationId id) {
        return Collections.binarySearch(queue, id, Comparator.comparing(this::known, QueuedConversation.QUEUE_ORDER));
    }

    private QueuedConversation known(ConversationId id) {
        return Objects.requireNonNull(all.get(id));
    }
}
