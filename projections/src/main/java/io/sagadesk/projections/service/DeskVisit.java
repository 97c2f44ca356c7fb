package io.sagadesk.projections.service;

import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.projections.Millis;
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
public record DeskVisit(
        String desk,
        Instant queuedAt,
        @Nullable By assigned,
        @Nullable Instant repliedAt,
        @Nullable Leaving left,
        List<Stint> stints,
        List<By> transfers) {

    /** When and why it left the queue. */
    public record Leaving(LeaveReason reason, Instant at) {}

    /** One agent has it in hand; without an end, until now. */
    public record Stint(
            String agent, Instant from, @Nullable Instant to) {}

    private static final Duration NOT_SERIOUS = Duration.ofSeconds(5);

    static DeskVisit queued(String desk, Instant at) {
        return new DeskVisit(desk, Millis.of(at), null, null, null, List.of(), List.of());
    }

    DeskVisit assigned(String agent, Instant at) {
        return new DeskVisit(desk, queuedAt, new By(agent, Millis.of(at)), null, left, stints, transfers);
    }

    DeskVisit declined() {
        return new DeskVisit(desk, queuedAt, null, null, left, stints, transfers);
    }

    /** Finds the first answer after the assignment, whichever of the two was recorded first. */
    DeskVisit replied(List<Instant> humanAt) {
        if (assigned == null) return this;
        var first = humanAt.stream()
                .filter(at -> !at.isBefore(assigned.at()))
                .findFirst()
                .filter(at -> repliedAt == null || at.isBefore(repliedAt));
        return first.map(at -> new DeskVisit(desk, queuedAt, assigned, at, left, stints, transfers))
                .orElse(this);
    }

    DeskVisit left(LeaveReason reason, Instant at) {
        return new DeskVisit(desk, queuedAt, null, null, new Leaving(reason, Millis.of(at)), stints, transfers);
    }

    DeskVisit taken(String agent, Instant at) {
        var known = assigned == null ? assigned(agent, at) : this; // a supervisor may choose before the queue does
        var begun = Stream.concat(stints.stream(), Stream.of(new Stint(agent, Millis.of(at), null)));
        return known.with(begun.toList());
    }

    boolean isInHand() {
        return stints.stream().anyMatch(stint -> stint.to() == null);
    }

    DeskVisit letGo(Instant at) {
        return with(stints.stream()
                .map(stint -> stint.to() == null ? new Stint(stint.agent(), stint.from(), Millis.of(at)) : stint)
                .toList());
    }

    DeskVisit handedOver(@Nullable String from, Instant at) {
        var more = Stream.concat(transfers.stream(), Stream.of(new By(from, Millis.of(at))))
                .toList();
        return new DeskVisit(desk, queuedAt, assigned, repliedAt, left, stints, more).letGo(at);
    }

    /** Who took it last; absent if nobody did. */
    @Nullable String agent() {
        return stints.isEmpty() ? null : stints.get(stints.size() - 1).agent();
    }

    List<Entry> entries(@Nullable String channel) {
        var entries = new ArrayList<Entry>();
        addQueueing(entries, Cell.at(queuedAt, channel, desk, null));
        if (assigned != null) addWaiting(entries, channel, assigned);
        for (var stint : stints) {
            if (stint.to() == null) continue;
            var cell = Cell.at(stint.from(), channel, desk, stint.agent());
            entries.add(Entry.lasting(cell, Measure.HANDLE, stint.from(), stint.to()));
        }
        transfers.forEach(
                by -> entries.add(Entry.one(Cell.at(by.at(), channel, desk, by.agent()), Measure.TRANSFERRED)));
        return entries;
    }

    private void addQueueing(List<Entry> entries, Cell cell) {
        var serious = left == null || !left.at().isBefore(queuedAt.plus(NOT_SERIOUS));
        var abandoned = left != null && left.reason() == LeaveReason.ABANDONED;
        if (abandoned && !serious) return;
        entries.add(Entry.one(cell, Measure.QUEUED));
        if (abandoned) entries.add(Entry.one(cell, Measure.ABANDONED));
    }

    private void addWaiting(List<Entry> entries, @Nullable String channel, By agent) {
        entries.add(Entry.lasting(Cell.at(queuedAt, channel, desk, agent.agent()), Measure.WAIT, queuedAt, agent.at()));
        if (repliedAt == null) return;
        var cell = Cell.at(agent.at(), channel, desk, agent.agent());
        entries.add(Entry.lasting(cell, Measure.REACTION, agent.at(), repliedAt));
    }

    private DeskVisit with(List<Stint> changed) {
        return new DeskVisit(desk, queuedAt, assigned, repliedAt, left, changed, transfers);
    }
}
