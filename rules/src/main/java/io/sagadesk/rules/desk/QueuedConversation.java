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
 * A conversation at a desk: what it asked for, and who has it.
 *
 * @param declinedBy who has said no to it since it was queued, and has not come online since
 * @param lapsedBy who has let an offer lapse in this round, the last one last
 * @param agentId to whom it is offered or who has accepted it; absent while it waits
 * @param offeredAt when it was offered to that agent; absent where a transfer brought it there
 */
public record QueuedConversation(
        ConversationQueued request,
        List<AgentId> declinedBy,
        List<AgentId> lapsedBy,
        @Nullable AgentId agentId,
        @Nullable Instant offeredAt,
        boolean accepted) {

    /** Very important customers first, then the most urgent, then who waits longest; the id makes it unambiguous. */
    public static final Comparator<QueuedConversation> QUEUE_ORDER =
            Comparator.comparing(QueuedConversation::request, inQueue());

    /** All that decides who may have it: of two cases with equal needs either both find an agent or none. */
    public record Needs(List<String> skills, boolean senior, List<AgentId> declinedBy, List<AgentId> lapsedBy) {}

    public QueuedConversation(ConversationQueued request) {
        this(request, List.of(), List.of(), null, null, false);
    }

    /** What the command asks for, as if it had done so at that time. */
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

    /** With fewer and fewer who are spared because they had it before: all of this round, the last one, nobody. */
    Stream<QueuedConversation> rounds() {
        var last = lapsedBy.subList(Math.max(0, lapsedBy.size() - 1), lapsedBy.size());
        return Stream.of(lapsedBy, last, List.<AgentId>of()).distinct().map(this::sparing);
    }

    private QueuedConversation sparing(List<AgentId> agents) {
        return new QueuedConversation(request, declinedBy, agents, agentId, offeredAt, accepted);
    }

    /** Whoever is asked for the second time is the first one of another round. */
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
