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
public record QuarterHourFigures(
        Instant quarter,
        String channel,
        String desk,
        String agent,
        NavigableMap<String, Long> counts,
        NavigableMap<String, DurationHistogram> durations) {

    static QuarterHourFigures none(String id) {
        var figureCell = FigureCell.of(id);
        return new QuarterHourFigures(
                figureCell.quarter(),
                figureCell.channel(),
                figureCell.desk(),
                figureCell.agent(),
                new TreeMap<>(),
                new TreeMap<>());
    }

    QuarterHourFigures plus(FigureChange figureChange) {
        if (!figureChange.measure().isDuration()) return counting(figureChange.measure(), figureChange.amount());
        return measuring(
                figureChange.measure(), durationOf(figureChange.measure()).plus(figureChange.amount()));
    }

    QuarterHourFigures minus(FigureChange figureChange) {
        if (!figureChange.measure().isDuration()) return counting(figureChange.measure(), -figureChange.amount());
        return measuring(
                figureChange.measure(), durationOf(figureChange.measure()).minus(figureChange.amount()));
    }

    long countOf(ServiceMeasure serviceMeasure) {
        return counts.getOrDefault(serviceMeasure.name(), 0L);
    }

    DurationHistogram durationOf(ServiceMeasure serviceMeasure) {
        return durations.getOrDefault(serviceMeasure.name(), DurationHistogram.EMPTY);
    }

    private QuarterHourFigures counting(ServiceMeasure serviceMeasure, long more) {
        var changed = new TreeMap<>(counts);
        changed.put(serviceMeasure.name(), countOf(serviceMeasure) + more);
        changed.remove(serviceMeasure.name(), 0L);
        return new QuarterHourFigures(quarter, channel, desk, agent, changed, durations);
    }

    private QuarterHourFigures measuring(ServiceMeasure serviceMeasure, DurationHistogram durationHistogram) {
        var changed = new TreeMap<>(durations);
        changed.put(serviceMeasure.name(), durationHistogram);
        if (durationHistogram.isEmpty()) changed.remove(serviceMeasure.name());
        return new QuarterHourFigures(quarter, channel, desk, agent, counts, changed);
    }
}
