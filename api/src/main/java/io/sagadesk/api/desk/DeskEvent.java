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

/** What may have happened at a desk. */
public sealed interface DeskEvent extends Event {

    DeskId deskId();

    record DeskOpened(DeskId deskId, String name, Instant at) implements DeskEvent {}

    /** Signed in means online. */
    record AgentSignedIn(DeskId deskId, AgentId agentId, List<String> skills, int capacity, boolean senior, Instant at)
            implements DeskEvent {}

    record PresenceChanged(DeskId deskId, AgentId agentId, AgentPresence from, AgentPresence to, Instant at)
            implements DeskEvent {}

    /**
     * From now on the desk decides by this version of the routing policy.
     *
     * @param criteria what it says: by which eligible agents are told apart, the weightiest first
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

        /** The same with the wish for a senior agent. */
        public ConversationQueued forSenior() {
            return new ConversationQueued(
                    deskId, conversationId, customerId, tier, priority, skills, contactPerson, true, at);
        }
    }

    /**
     * The conversation is offered to the agent and counts as load from now on.
     *
     * @param candidates who could have been chosen, the chosen one included
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

    /** The conversation is back in the queue with the place it had. */
    record AssignmentDeclined(
            DeskId deskId,
            ConversationId conversationId,
            CustomerId customerId,
            AgentId agentId,
            DeclineReason reason,
            Instant at)
            implements DeskEvent {}

    /** The agent has it no more, without having declined; it is back in the queue with the place it had. */
    record ConversationReturned(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, AgentId agentId, Instant at)
            implements DeskEvent {}

    /** From now on it asks for a senior agent, as if it had from the beginning. */
    record SeniorRequired(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, Decision because, Instant at)
            implements DeskEvent {}

    /**
     * The customer is to be told how long the queue is.
     *
     * @param place 1 for the next one
     * @param since when this wait began
     */
    record WaitNoticed(
            DeskId deskId, ConversationId conversationId, CustomerId customerId, int place, Instant since, Instant at)
            implements DeskEvent {}

    /**
     * The customer is to be offered a call back or a ticket.
     *
     * @param since when this wait began
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
