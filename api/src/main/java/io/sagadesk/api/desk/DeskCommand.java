package io.sagadesk.api.desk;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Length;
import io.sagadesk.api.Priority;
import io.sagadesk.api.Range;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.policy.RoutingCriterion;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to a desk. */
public sealed interface DeskCommand extends Command {

    DeskId deskId();

    record OpenDesk(@TargetAggregateIdentifier DeskId deskId, String name, Instant at) implements DeskCommand {}

    /**
     * Signs an agent in. A repeated sign-in replaces skills, capacity and rank as a whole; nothing of the former ones stays.
     *
     * @param skills all skills of the agent; left out, the agent has none
     * @param capacity the maximum number of concurrent conversations by automatic assignment
     * @param senior whether angry and VIP customers may be routed to the agent directly
     */
    record SignIn(
            @TargetAggregateIdentifier DeskId deskId,
            AgentId agentId,
            List<String> skills,
            @Range(min = 1, max = 100) int capacity,
            boolean senior,
            Instant at)
            implements DeskCommand {

        public SignIn {
            skills = skills == null
                    ? List.of()
                    : skills.stream().distinct().sorted().toList();
        }
    }

    record ChangePresence(@TargetAggregateIdentifier DeskId deskId, AgentId agentId, AgentPresence presence, Instant at)
            implements DeskCommand {}

    /**
     * Queues a conversation for an agent. A request changes nothing if the conversation has left the desk and its latest
     * queueing there has the same or a later time: that request was already handled. Refused if the conversation was not
     * started, is of another customer, was closed before, or is at another desk.
     *
     * @param customerId the customer who started the conversation
     * @param skills all skills that an agent must have; left out, none
     * @param contactPerson the agent who served this customer within the last 30 days
     * @param senior whether only a senior agent is eligible, as long as one is present
     */
    record EnqueueConversation(
            @TargetAggregateIdentifier DeskId deskId,
            ConversationId conversationId,
            CustomerId customerId,
            CustomerTier tier,
            Priority priority,
            List<String> skills,
            @Nullable AgentId contactPerson,
            boolean senior,
            Instant at)
            implements DeskCommand {

        public EnqueueConversation {
            skills = skills == null
                    ? List.of()
                    : skills.stream().distinct().sorted().toList();
        }
    }

    /** Accepts an offered conversation. */
    record AcceptConversation(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, AgentId agentId, Instant at)
            implements DeskCommand {}

    /**
     * Declines an offered conversation, or lets the offer lapse after the time limit. It is then offered to the next agent.
     *
     * @param offeredAt the time of the declined offer; a different offer stays open. Absent for the current offer
     */
    record DeclineConversation(
            @TargetAggregateIdentifier DeskId deskId,
            ConversationId conversationId,
            AgentId agentId,
            DeclineReason reason,
            @Nullable Instant offeredAt,
            Instant at)
            implements DeskCommand {}

    /**
     * Transfers a conversation to an agent of this desk or to another desk; exactly one of the two must be given.
     *
     * @param toAgent an agent who has signed in at this desk
     * @param toDesk a desk that was opened
     * @param beyondCapacity whether a supervisor allows more conversations than the capacity of the agent
     */
    record TransferConversation(
            @TargetAggregateIdentifier DeskId deskId,
            ConversationId conversationId,
            @Nullable AgentId toAgent,
            @Nullable DeskId toDesk,
            boolean beyondCapacity,
            @Length(max = 500) String reason,
            Instant at)
            implements DeskCommand {}

    /** Takes a waiting conversation out of the queue. Changes nothing after it has left; refused if it was never here. */
    record LeaveQueue(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, LeaveReason reason, Instant at)
            implements DeskCommand {}

    /**
     * Adopts a published version of the routing policy, which ranks eligible agents. A version older than the adopted one
     * changes nothing.
     *
     * @param criteria the criteria of that version, the most important first; they replace all former ones
     */
    record AdoptRouting(
            @TargetAggregateIdentifier DeskId deskId,
            PolicyVersion policy,
            @Length(min = 1, max = 10) List<RoutingCriterion> criteria,
            Instant at)
            implements DeskCommand {}

    /**
     * Records that the customer must be told the length of the queue, once per wait. Changes nothing after the wait has
     * ended.
     *
     * @param since start of the wait: the queueing or, after an agent had the conversation, its return to the queue
     */
    record NoticeWait(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, Instant since, Instant at)
            implements DeskCommand {}

    /**
     * Records that the customer must be offered a call back or a ticket, once per wait. Changes nothing after the wait has
     * ended.
     *
     * @param since start of the wait, as in {@link NoticeWait}
     */
    record OfferWayOut(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, Instant since, Instant at)
            implements DeskCommand {}

    /** Requires a senior agent for the conversation. Changes nothing after an agent has accepted it. */
    record RequireSenior(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, Decision because, Instant at)
            implements DeskCommand {}

    /**
     * Removes a conversation that no longer needs an agent. Changes nothing if the conversation was queued after the
     * command, or has left; refused if it was never here.
     */
    record ReleaseConversation(@TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, Instant at)
            implements DeskCommand {}
}
