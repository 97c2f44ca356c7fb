package io.sagadesk.projections.service;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All figures of one quarter of an hour, one channel, one desk and one agent.
 *
 * @param counts by the name of the measure; none is 0
 * @param durations by the name of the measure; none is empty
 */
public record Figures(
        Instant quarter,
        String channel,
        String desk,
        String agent,
        NavigableMap<String, Long> counts,
        NavigableMap<String, Sketch> durations) {

    static Figures none(String id) {
        var cell = Cell.of(id);
        return new Figures(cell.quarter(), cell.channel(), cell.desk(), cell.agent(), new TreeMap<>(), new TreeMap<>());
    }

    Figures plus(Entry entry) {
        if (!entry.measure().isDuration()) return counting(entry.measure(), entry.amount());
        return measuring(entry.measure(), durationOf(entry.measure()).plus(entry.amount()));
    }

    Figures minus(Entry entry) {
        if (!entry.measure().isDuration()) return counting(entry.measure(), -entry.amount());
        return measuring(entry.measure(), durationOf(entry.measure()).minus(entry.amount()));
    }

    long countOf(Measure measure) {
        return counts.getOrDefault(measure.name(), 0L);
    }

    Sketch durationOf(Measure measure) {
        return durations.getOrDefault(measure.name(), Sketch.EMPTY);
    }

    private Figures counting(Measure measure, long more) {
        var changed = new TreeMap<>(counts);
        changed.put(measure.name(), countOf(measure) + more);
        changed.remove(measure.name(), 0L);
        return new Figures(quarter, channel, desk, agent, changed, durations);
    }

    private Figures measuring(Measure measure, Sketch sketch) {
        var changed = new TreeMap<>(durations);
        changed.put(measure.name(), sketch);
        if (sketch.isEmpty()) changed.remove(measure.name());
        return new Figures(quarter, channel, desk, agent, counts, changed);
    }
}
