package io.sagadesk.projections.service;

import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation went through from being queued at a desk to leaving it.
 *
 * @param assigned absent while it waits, and again when the agent declines
 * @param repliedAt when a human first wrote after that
 * @param left when and why it left without an agent; absent otherwise
 * @param stints who has had it in hand, in order
 * @param transfers who handed it over; the queue did where the agent is absent
 */
public record QueueEpisode(
        String desk,
        Instant queuedAt,
        @Nullable AgentAction assigned,
        @Nullable Instant repliedAt,
        @Nullable Leaving left,
        List<Stint> stints,
        List<AgentAction> transfers) {

    /** When and why it left the queue. */
    public record Leaving(LeaveReason reason, Instant at) {}

    /** One agent has it in hand; without an end, until now. */
    public record Stint(
            String agent, Instant from, @Nullable Instant to) {}

    private static final Duration NOT_SERIOUS = Duration.ofSeconds(5);

    static QueueEpisode queued(String desk, Instant at) {
        return new QueueEpisode(desk, MillisecondTimes.of(at), null, null, null, List.of(), List.of());
    }

    QueueEpisode assigned(String agent, Instant at) {
        return new QueueEpisode(
                desk, queuedAt, new AgentAction(agent, MillisecondTimes.of(at)), null, left, stints, transfers);
    }

    QueueEpisode declined() {
        return new QueueEpisode(desk, queuedAt, null, null, left, stints, transfers);
    }

    /** Finds the first answer after the assignment, whichever of the two was recorded first. */
    QueueEpisode replied(List<Instant> humanAt) {
        if (assigned == null) return this;
        var first = humanAt.stream()
                .filter(at -> !at.isBefore(assigned.at()))
                .findFirst()
                .filter(at -> repliedAt == null || at.isBefore(repliedAt));
        return first.map(at -> new QueueEpisode(desk, queuedAt, assigned, at, left, stints, transfers))
                .orElse(this);
    }

    QueueEpisode left(LeaveReason reason, Instant at) {
        return new QueueEpisode(
                desk, queuedAt, null, null, new Leaving(reason, MillisecondTimes.of(at)), stints, transfers);
    }

    QueueEpisode taken(String agent, Instant at) {
        var known = assigned == null ? assigned(agent, at) : this; // a supervisor may choose before the queue does
        var begun = Stream.concat(stints.stream(), Stream.of(new Stint(agent, MillisecondTimes.of(at), null)));
        return known.with(begun.toList());
    }

    boolean isInHand() {
        return stints.stream().anyMatch(stint -> stint.to() == null);
    }

    QueueEpisode letGo(Instant at) {
        return with(stints.stream()
                .map(stint ->
                        stint.to() == null ? new Stint(stint.agent(), stint.from(), MillisecondTimes.of(at)) : stint)
                .toList());
    }

    QueueEpisode handedOver(@Nullable String from, Instant at) {
        var more = Stream.concat(transfers.stream(), Stream.of(new AgentAction(from, MillisecondTimes.of(at))))
                .toList();
        return new QueueEpisode(desk, queuedAt, assigned, repliedAt, left, stints, more).letGo(at);
    }

    /** Who took it last; absent if nobody did. */
    @Nullable String agent() {
        return stints.isEmpty() ? null : stints.get(stints.size() - 1).agent();
    }

    List<FigureChange> entries(@Nullable String channel) {
        var entries = new ArrayList<FigureChange>();
        addQueueing(entries, FigureCell.at(queuedAt, channel, desk, null));
        if (assigned != null) addWaiting(entries, channel, assigned);
        for (var stint : stints) {
            if (stint.to() == null) continue;
            var figureCell = FigureCell.at(stint.from(), channel, desk, stint.agent());
            entries.add(FigureChange.lasting(figureCell, ServiceMeasure.HANDLE, stint.from(), stint.to()));
        }
        transfers.forEach(agentAction -> entries.add(FigureChange.one(
                FigureCell.at(agentAction.at(), channel, desk, agentAction.agent()), ServiceMeasure.TRANSFERRED)));
        return entries;
    }

    private void addQueueing(List<FigureChange> entries, FigureCell figureCell) {
        var serious = left == null || !left.at().isBefore(queuedAt.plus(NOT_SERIOUS));
        var abandoned = left != null && left.reason() == LeaveReason.ABANDONED;
        if (abandoned && !serious) return;
        entries.add(FigureChange.one(figureCell, ServiceMeasure.QUEUED));
        if (abandoned) entries.add(FigureChange.one(figureCell, ServiceMeasure.ABANDONED));
    }

    private void addWaiting(List<FigureChange> entries, @Nullable String channel, AgentAction agent) {
        entries.add(FigureChange.lasting(
                FigureCell.at(queuedAt, channel, desk, agent.agent()), ServiceMeasure.WAIT, queuedAt, agent.at()));
        if (repliedAt == null) return;
        var figureCell = FigureCell.at(agent.at(), channel, desk, agent.agent());
        entries.add(FigureChange.lasting(figureCell, ServiceMeasure.REACTION, agent.at(), repliedAt));
    }

    private QueueEpisode with(List<Stint> changed) {
        return new QueueEpisode(desk, queuedAt, assigned, repliedAt, left, changed, transfers);
    }
}
