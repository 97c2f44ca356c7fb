package io.sagadesk.command.desk;

import io.sagadesk.api.desk.AgentId;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation at a desk: what it asked for, and who has it.
 *
 * @param declinedBy who has declined it since it was queued, and has not come online since
 * @param agentId to whom it is offered or who has accepted it; absent while it waits
 * @param offeredAt when it was offered to that agent; absent where a transfer brought it there
 */
record Case(
        ConversationQueued request,
        List<AgentId> declinedBy,
        @Nullable AgentId agentId,
        @Nullable Instant offeredAt,
        boolean accepted) {

    /** Very important customers first, then the most urgent, then who waits longest; the id makes it unambiguous. */
    static final Comparator<Case> QUEUE_ORDER = Comparator.comparing(Case::request, inQueue());

    /** All that decides who may have it: of two cases with equal needs either both find an agent or none. */
    record Needs(List<String> skills, boolean senior, List<AgentId> declinedBy) {}

    Case(ConversationQueued request) {
        this(request, List.of(), null, null, false);
    }

    Needs needs() {
        return new Needs(request.skills(), request.senior(), declinedBy);
    }

    boolean isWaiting() {
        return agentId == null;
    }

    boolean isOfferedTo(AgentId agent) {
        return agent.equals(agentId) && !accepted;
    }

    boolean isAcceptedBy(AgentId agent) {
        return agent.equals(agentId) && accepted;
    }

    Case offeredTo(AgentId agent, Instant at) {
        return new Case(request, declinedBy, agent, at, false);
    }

    Case acceptedBy(AgentId agent) {
        return new Case(request, List.of(), agent, null, true);
    }

    Case declinedBy(AgentId agent) {
        var all =
                Stream.concat(declinedBy.stream(), Stream.of(agent)).distinct().toList();
        return new Case(request, all, null, null, false);
    }

    Case returned() {
        return new Case(request, declinedBy, null, null, false);
    }

    Case forSenior() {
        return new Case(request.forSenior(), declinedBy, agentId, offeredAt, accepted);
    }

    Case withoutDeclineOf(AgentId agent) {
        if (!declinedBy.contains(agent)) return this;
        var others = declinedBy.stream().filter(other -> !other.equals(agent)).toList();
        return new Case(request, others, agentId, offeredAt, accepted);
    }

    private static Comparator<ConversationQueued> inQueue() {
        return Comparator.comparing(ConversationQueued::tier)
                .thenComparing(ConversationQueued::priority)
                .reversed()
                .thenComparing(ConversationQueued::at)
                .thenComparing(request -> request.conversationId().value());
    }
}
