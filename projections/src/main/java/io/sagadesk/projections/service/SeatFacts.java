package io.sagadesk.projections.service;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An agent's presence at a desk. Online time is counted between consecutive events at the desk, at most one day per
 * interval; after a longer gap the agent is assumed to have left without signing out.
 *
 * @param until the latest event; null before the first
 * @param inHand the conversations that the agent has taken and not yet handed over or released
 */
public record SeatFacts(
        String desk, String agent, boolean online, @Nullable Instant until, List<String> inHand) {

    private static final String SEPARATOR = "/"; // no id contains this character
    private static final Duration MAX_INTERVAL = Duration.ofDays(1);

    static String id(String desk, String agent) {
        return desk + SEPARATOR + agent;
    }

    static SeatFacts empty(String id) {
        var end = id.indexOf(SEPARATOR);
        return new SeatFacts(id.substring(0, end), id.substring(end + 1), false, null, List.of());
    }

    SeatFacts present(boolean isOnline, Instant at) {
        return new SeatFacts(desk, agent, isOnline, latest(at), inHand);
    }

    SeatFacts taking(ConversationId conversation, Instant at) {
        var more = new TreeSet<>(inHand);
        more.add(conversation.value());
        return new SeatFacts(desk, agent, online, latest(at), List.copyOf(more));
    }

    SeatFacts lettingGo(ConversationId conversation, Instant at) {
        var rest = inHand.stream()
                .filter(held -> !held.equals(conversation.value()))
                .toList();
        return new SeatFacts(desk, agent, online, latest(at), rest);
    }

    /** Returns the online and busy time up to a later state, by quarter of an hour. */
    List<FigureChange> entriesUntil(SeatFacts later) {
        if (!online || until == null || later.until == null) return List.of();
        var entries = new ArrayList<FigureChange>();
        var end = later.until.isBefore(until.plus(MAX_INTERVAL)) ? later.until : until.plus(MAX_INTERVAL);
        for (var from = until; from.isBefore(end); ) {
            var next = FigureCell.nextQuarter(from);
            var to = next.isBefore(end) ? next : end;
            var figureCell = FigureCell.at(from, null, desk, agent);
            entries.add(FigureChange.lasting(figureCell, ServiceMeasure.ONLINE, from, to));
            if (!inHand.isEmpty()) entries.add(FigureChange.lasting(figureCell, ServiceMeasure.BUSY, from, to));
            from = to;
        }
        return entries;
    }

    private Instant latest(Instant at) {
        var time = MillisecondTimes.of(at);
        return until == null || time.isAfter(until) ? time : until;
    }
}
