package io.sagadesk.command.desk;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.rules.desk.QueuedConversation;
import io.sagadesk.rules.desk.RoutingPolicy;
import java.time.Instant;
import java.util.HashSet;

/** Assigns waiting conversations to agents of a desk, and returns conversations that no longer fit to the queue. */
record AgentAssigner(DeskId deskId, RoutingPolicy routing, AgentRoster roster, QueuedConversations cases) {

    /**
     * Offers waiting conversations to agents, in the order of the queue. One pass is enough, because an assignment only
     * reduces capacity: a conversation without an eligible agent before it has none after it either. Assignments do not
     * change which senior agents are present.
     */
    void assignWaiting(Instant at) {
        var agents = roster.takingWork();
        if (agents.isEmpty()) return;
        var seniors = roster.seniors();
        var unmet = new HashSet<QueuedConversation.Needs>();
        for (var waiting : cases.waiting()) {
            if (unmet.contains(waiting.needs())) continue;
            var choice = routing.choose(waiting, agents, seniors);
            if (choice.isEmpty()) {
                unmet.add(waiting.needs());
            } else {
                assign(waiting.request(), choice.get(), at);
                agents = roster.takingWork();
                if (agents.isEmpty()) return;
            }
        }
    }

    void decline(QueuedConversation offered, AgentId agentId, DeclineReason reason, Instant at) {
        var request = offered.request();
        apply(new AssignmentDeclined(deskId, request.conversationId(), request.customerId(), agentId, reason, at));
    }

    /** Returns all conversations of an agent who has gone offline to the queue. */
    void returnAll(AgentId agentId, Instant at) {
        cases.offeredTo(agentId).forEach(offered -> decline(offered, agentId, DeclineReason.TIMED_OUT, at));
        cases.acceptedBy(agentId).forEach(accepted -> returnToQueue(accepted, at));
    }

    /** Returns an offer to a non-senior agent to the queue, but only if a senior agent could take the conversation now. */
    void returnForSenior(QueuedConversation waiting, Instant at) {
        var agentId = waiting.agentId();
        if (agentId == null || roster.require(agentId).senior()) return;
        var isSeniorFree = roster.takingWork().stream()
                .anyMatch(deskAgent -> deskAgent.senior() && RoutingPolicy.isEligible(deskAgent, waiting));
        if (isSeniorFree) returnToQueue(waiting, at);
    }

    /** Returns a conversation to the queue; does nothing if no agent has it. */
    void returnToQueue(QueuedConversation from, Instant at) {
        var agentId = from.agentId();
        var request = from.request();
        if (agentId == null) return;
        apply(new ConversationReturned(deskId, request.conversationId(), request.customerId(), agentId, at));
    }

    private void assign(ConversationQueued request, RoutingPolicy.Choice choice, Instant at) {
        apply(new ConversationAssigned(
                deskId,
                request.conversationId(),
                request.customerId(),
                choice.agentId(),
                choice.because(),
                choice.candidates(),
                at));
    }
}
