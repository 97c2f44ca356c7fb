package io.sagadesk.projections.service;

import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * All figures of one quarter of an hour, one channel, one desk and one agent.
 *
 * @param counts by the name of the measure; a missing count is 0
 * @param durations by the name of the measure; a missing histogram is empty
 */
public record QuarterHourFigures(
        Instant quarter,
        String channel,
        String desk,
        String agent,
        NavigableMap<String, Long> counts,
        NavigableMap<String, DurationHistogram> durations) {

    static QuarterHourFigures none(String id) {
        var cell = FigureCell.of(id);
        return new QuarterHourFigures(
                cell.quarter(), cell.channel(), cell.desk(), cell.agent(), new TreeMap<>(), new TreeMap<>());
    }

    QuarterHourFigures plus(FigureChange entry) {
        if (!entry.measure().isDuration()) return counting(entry.measure(), entry.amount());
        return measuring(entry.measure(), durationOf(entry.measure()).plus(entry.amount()));
    }

    QuarterHourFigures minus(FigureChange entry) {
        if (!entry.measure().isDuration()) return counting(entry.measure(), -entry.amount());
        return measuring(entry.measure(), durationOf(entry.measure()).minus(entry.amount()));
    }

    long countOf(ServiceMeasure measure) {
        return counts.getOrDefault(measure.name(), 0L);
    }

    DurationHistogram durationOf(ServiceMeasure measure) {
        return durations.getOrDefault(measure.name(), DurationHistogram.EMPTY);
    }

    private QuarterHourFigures counting(ServiceMeasure measure, long more) {
        var changed = new TreeMap<>(counts);
        changed.put(measure.name(), countOf(measure) + more);
        changed.remove(measure.name(), 0L);
        return new QuarterHourFigures(quarter, channel, desk, agent, changed, durations);
    }

    private QuarterHourFigures measuring(ServiceMeasure measure, DurationHistogram histogram) {
        var changed = new TreeMap<>(durations);
        changed.put(measure.name(), histogram);
        if (histogram.isEmpty()) changed.remove(measure.name());
        return new QuarterHourFigures(quarter, channel, desk, agent, counts, changed);
    }
}
