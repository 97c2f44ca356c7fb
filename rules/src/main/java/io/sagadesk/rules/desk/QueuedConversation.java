package io.sagadesk.rules.desk;

import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.id.AgentId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation at a desk: its request, its refusals and its agent.
 *
 * @param declinedBy agents who declined it since it was queued and have not come online since
 * @param lapsedBy agents who let an offer lapse in this round, the latest last
 * @param agentId the agent to whom it is offered or who accepted it; absent while it waits
 * @param offeredAt the time of the offer; absent if it was not offered but transferred to the agent
 */
public record QueuedConversation(
        ConversationQueued request,
        List<AgentId> declinedBy,
        List<AgentId> lapsedBy,
        @Nullable AgentId agentId,
        @Nullable Instant offeredAt,
        boolean accepted) {

    /** The order of the queue: VIP customers first, then the highest priority, then the longest wait; the id breaks ties. */
    public static final Comparator<QueuedConversation> QUEUE_ORDER =
            Comparator.comparing(QueuedConversation::request, inQueue());

    /**
     * All values that determine eligibility: for two conversations with equal needs, either both find an agent or neither.
     */
    public record Needs(List<String> skills, boolean senior, List<AgentId> declinedBy, List<AgentId> lapsedBy) {}

    public QueuedConversation(ConversationQueued request) {
        this(request, List.of(), List.of(), null, null, false);
    }

    /** Converts the command to a queueing with the given time. */
    public static ConversationQueued requestOf(EnqueueConversation enqueue, Instant at) {
        return new ConversationQueued(
                enqueue.deskId(),
                enqueue.conversationId(),
                enqueue.customerId(),
                enqueue.tier(),
                enqueue.priority(),
                enqueue.skills(),
                enqueue.contactPerson(),
                enqueue.senior(),
                at);
    }

    public Needs needs() {
        return new Needs(request.skills(), request.senior(), declinedBy, lapsedBy);
    }

    public boolean isWaiting() {
        return agentId == null;
    }

    public boolean isOfferedTo(AgentId agent) {
        return agent.equals(agentId) && !accepted;
    }

    public boolean isAcceptedBy(AgentId agent) {
        return agent.equals(agentId) && accepted;
    }

    public boolean isRefusedBy(AgentId agent) {
        return declinedBy.contains(agent) || lapsedBy.contains(agent);
    }

    /** Returns the conversation with successively fewer lapsed agents excluded: all of this round, only the latest, none. */
    Stream<QueuedConversation> rounds() {
        var last = lapsedBy.subList(Math.max(0, lapsedBy.size() - 1), lapsedBy.size());
        return Stream.of(lapsedBy, last, List.<AgentId>of()).distinct().map(this::sparing);
    }

    private QueuedConversation sparing(List<AgentId> agents) {
        return new QueuedConversation(request, declinedBy, agents, agentId, offeredAt, accepted);
    }

    /** Records an offer to an agent. If the agent let an offer lapse before, a new round begins with this agent. */
    public QueuedConversation offeredTo(AgentId agent, Instant at) {
        var round = lapsedBy.contains(agent) ? List.<AgentId>of() : lapsedBy;
        return new QueuedConversation(request, declinedBy, round, agent, at, false);
    }

    public QueuedConversation acceptedBy(AgentId agent) {
        return new QueuedConversation(request, List.of(), List.of(), agent, null, true);
    }

    public QueuedConversation declinedBy(AgentId agent) {
        return new QueuedConversation(request, with(declinedBy, agent), lapsedBy, null, null, false);
    }

    public QueuedConversation lapsedBy(AgentId agent) {
        return new QueuedConversation(request, declinedBy, with(lapsedBy, agent), null, null, false);
    }

    public QueuedConversation returned() {
        return new QueuedConversation(request, declinedBy, lapsedBy, null, null, false);
    }

    public QueuedConversation forSenior() {
        return new QueuedConversation(request.forSenior(), declinedBy, lapsedBy, agentId, offeredAt, accepted);
    }

    public QueuedConversation withoutRefusalsOf(AgentId agent) {
        if (!isRefusedBy(agent)) return this;
        return new QueuedConversation(
                request, without(declinedBy, agent), without(lapsedBy, agent), agentId, offeredAt, accepted);
    }

    private static List<AgentId> with(List<AgentId> agents, AgentId agent) {
        return Stream.concat(without(agents, agent).stream(), Stream.of(agent)).toList();
    }

    private static List<AgentId> without(List<AgentId> agents, AgentId agent) {
        return agents.stream().filter(other -> !other.equals(agent)).toList();
    }

    private static Comparator<ConversationQueued> inQueue() {
        return Comparator.comparing(ConversationQueued::tier)
                .thenComparing(ConversationQueued::priority)
                .reversed()
                .thenComparing(ConversationQueued::at)
                .thenComparing(request -> request.conversationId().value());
    }
}
