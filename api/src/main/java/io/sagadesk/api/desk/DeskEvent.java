package io.sagadesk.api.desk;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.policy.RoutingCriterion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of a desk. */
public sealed interface DeskEvent extends Event {

    DeskId deskId();

    record DeskOpened(DeskId deskId, String name, Instant at) implements DeskEvent {}

    /** An agent signed in and is online. */
    record AgentSignedIn(DeskId deskId, AgentId agentId, List<String> skills, int capacity, boolean senior, Instant at)
            implements DeskEvent {}

    record PresenceChanged(DeskId deskId, AgentId agentId, AgentPresence from, AgentPresence to, Instant at)
            implements DeskEvent {}

    /**
     * The desk adopted a version of the routing policy.
     *
     * @param criteria the criteria that rank eligible agents, the most important first
     */
    record RoutingAdopted(DeskId deskId, PolicyVersion policy, List<RoutingCriterion> criteria, Instant at)
            implements DeskEvent {}

    record ConversationQueued(
            DeskId deskId,
            ConversationId conversationId,
            CustomerId customerId,
            CustomerTier tier,
            Priority priority,
            List<String> skills,
            @Nullable AgentId contactPerson,
            boolean senior,
            Instant at)
            implements DeskEvent {

        /** Returns a copy that requires a senior agent. */
        public ConversationQueued forSenior() {
            return new ConversationQueued(
                    deskId, conversationId, customerId, tier, priority, skills, contactPerson, true, at);
        }
    }

    /**
     * The conversation was offered to an agent; it counts as load of the agent from this event on.
     *
     * @param candidates all eligible agents, including the chosen one
     */
    record ConversationAssigned(
            DeskId deskId,
            ConversationId conversationId,
            CustomerId customerId,
            AgentId agentId,
            Decision because,
            List<RoutingCandidate> candidates,
            Instant at)
            implements DeskEvent {}

    record AssignmentAccepted(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, AgentId agentId, Instant at)
            implements DeskEvent {}

    /** An agent declined the offer, or let it lapse; the conversation returned to its previous place in the queue. */
    record AssignmentDeclined(
            DeskId deskId,
            ConversationId conversationId,
            CustomerId customerId,
            AgentId agentId,
            DeclineReason reason,
            Instant at)
            implements DeskEvent {}

    /** The conversation returned to its previous place in the queue without being declined. */
    record ConversationReturned(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, AgentId agentId, Instant at)
            implements DeskEvent {}

    /** The conversation requires a senior agent, as if it had been queued so. */
    record SeniorRequired(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, Decision because, Instant at)
            implements DeskEvent {}

    /**
     * The customer must be told the length of the queue.
     *
     * @param place the position in the queue; 1 is next
     * @param since start of this wait
     */
    record WaitNoticed(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, int place, Instant since, Instant at)
            implements DeskEvent {}

    /**
     * The customer must be offered a call back or a ticket.
     *
     * @param since start of this wait
     */
    record WayOutOffered(DeskId deskId, ConversationId conversationId, CustomerId customerId, Instant since, Instant at)
            implements DeskEvent {}

    record ConversationTransferred(
            DeskId deskId,
            ConversationId conversationId,
            CustomerId customerId,
            @Nullable AgentId fromAgent,
            @Nullable AgentId toAgent,
            @Nullable DeskId toDesk,
            boolean beyondCapacity,
            String reason,
            Instant at)
            implements DeskEvent {}

    record ConversationLeftQueue(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, LeaveReason reason, Instant at)
            implements DeskEvent {}

    record ConversationReleased(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, AgentId agentId, Instant at)
            implements DeskEvent {}
}
