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

/** What may be asked of a desk. */
public sealed interface DeskCommand extends Command {

    DeskId deskId();

    record OpenDesk(@TargetAggregateIdentifier DeskId deskId, String name, Instant at) implements DeskCommand {}

    /**
     * Signing in again replaces skills and capacity.
     *
     * @param capacity how many conversations the agent may have in hand by automatic assignment
     * @param senior whether angry and very important customers may be sent straight to the agent
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
     * Asks for an agent. What asks for no later time than the conversation was queued for last, while it is not here any
     * more, has had what it asks for and changes nothing.
     *
     * @param skills what an agent must know to be asked
     * @param contactPerson who served this customer within the last 30 days
     * @param senior whether only a senior agent will do, as long as there is one who could
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

    /** The agent takes what was offered. */
    record AcceptConversation(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, AgentId agentId, Instant at)
            implements DeskCommand {}

    /**
     * The agent does not take what was offered, or has not within the time allowed: the next one is asked.
     *
     * @param offeredAt which offer is meant; any other one stands. Where it is left out, whichever there is
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
     * Names either an agent of this desk or another desk.
     *
     * @param beyondCapacity a supervisor's word that the agent may be overloaded
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

    record LeaveQueue(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, LeaveReason reason, Instant at)
            implements DeskCommand {}

    /**
     * Tells agents apart as a version of the routing policy says. A version that is not newer than the one that is
     * followed changes nothing.
     *
     * @param criteria of that version, the weightiest first
     */
    record AdoptRouting(
            @TargetAggregateIdentifier DeskId deskId,
            PolicyVersion policy,
            @Length(min = 1, max = 10) List<RoutingCriterion> criteria,
            Instant at)
            implements DeskCommand {}

    /**
     * Has the customer be told how long the queue is, once for each wait. A wait that is over changes nothing.
     *
     * @param since when it began: when the conversation was queued or, after an agent had it, came back
     */
    record NoticeWait(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, Instant since, Instant at)
            implements DeskCommand {}

    /**
     * Has the customer be offered to be called back or to leave a ticket, once for each wait. A wait that is over changes
     * nothing.
     *
     * @param since when it began, as in {@link NoticeWait}
     */
    record OfferWayOut(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, Instant since, Instant at)
            implements DeskCommand {}

    /** From now on the conversation asks for a senior agent; changes nothing once an agent has accepted it. */
    record RequireSenior(
            @TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, Decision because, Instant at)
            implements DeskCommand {}

    /** The conversation needs no agent any more; one that was queued later than this does. */
    record ReleaseConversation(@TargetAggregateIdentifier DeskId deskId, ConversationId conversationId, Instant at)
            implements DeskCommand {}
}
