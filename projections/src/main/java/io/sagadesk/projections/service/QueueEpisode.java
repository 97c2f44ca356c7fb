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
 * A conversation's stay at a desk, from being queued to leaving.
 *
 * @param assigned null while the conversation waits, and again after the agent declines
 * @param repliedAt the first human message after the assignment
 * @param left when and why the conversation left the queue without an agent; null otherwise
 * @param stints the agents who handled the conversation, in order
 * @param transfers the transfers with the agent who handed over; the agent is null for a transfer from the queue
 */
public record QueueEpisode(
        String desk,
        Instant queuedAt,
        @Nullable AgentAction assigned,
        @Nullable Instant repliedAt,
        @Nullable Leaving left,
        List<Stint> stints,
        List<AgentAction> transfers) {

    /** The time and reason of leaving the queue. */
    public record Leaving(LeaveReason reason, Instant at) {}

    /** The time during which one agent handles the conversation; {@code to} is null while it lasts. */
    public record Stint(
            String agent, Instant from, @Nullable Instant to) {}

    private static final Duration SHORT_ABANDONMENT = Duration.ofSeconds(5);

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

    /** Sets the first reply after the assignment, whichever event was recorded first. */
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
        // a supervisor may assign a conversation that the queue has not assigned
        var known = assigned == null ? assigned(agent, at) : this;
        var begun = Stream.concat(stints.stream(), Stream.of(new Stint(agent, MillisecondTimes.of(at), null)));
        return known.with(begun.toList());
    }

    boolean isInHand() {
        return stints.stream().anyMatch(stint -> stint.to() == null);
    }

    QueueEpisode released(Instant at) {
        return with(stints.stream()
                .map(stint ->
                        stint.to() == null ? new Stint(stint.agent(), stint.from(), MillisecondTimes.of(at)) : stint)
                .toList());
    }

    QueueEpisode handedOver(@Nullable String from, Instant at) {
        var more = Stream.concat(transfers.stream(), Stream.of(new AgentAction(from, MillisecondTimes.of(at))))
                .toList();
        return new QueueEpisode(desk, queuedAt, assigned, repliedAt, left, stints, more).released(at);
    }

    /** Returns the agent who took the conversation last; null if there was none. */
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
        transfers.forEach(transfer -> entries.add(FigureChange.one(
                FigureCell.at(transfer.at(), channel, desk, transfer.agent()), ServiceMeasure.TRANSFERRED)));
        return entries;
    }

    private void addQueueing(List<FigureChange> entries, FigureCell figureCell) {
        var isLong = left == null || !left.at().isBefore(queuedAt.plus(SHORT_ABANDONMENT));
        var abandoned = left != null && left.reason() == LeaveReason.ABANDONED;
        if (abandoned && !isLong) return;
        entries.add(FigureChange.one(figureCell, ServiceMeasure.QUEUED));
        if (abandoned) entries.add(FigureChange.one(figureCell, ServiceMeasure.ABANDONED));
    }

    private void addWaiting(List<FigureChange> entries, @Nullable String channel, AgentAction assignment) {
        entries.add(FigureChange.lasting(
                FigureCell.at(queuedAt, channel, desk, assignment.agent()),
                ServiceMeasure.WAIT,
                queuedAt,
                assignment.at()));
        if (repliedAt == null) return;
        var figureCell = FigureCell.at(assignment.at(), channel, desk, assignment.agent());
        entries.add(FigureChange.lasting(figureCell, ServiceMeasure.REACTION, assignment.at(), repliedAt));
    }

    private QueueEpisode with(List<Stint> changed) {
        return new QueueEpisode(desk, queuedAt, assigned, repliedAt, left, changed, transfers);
    }
}
