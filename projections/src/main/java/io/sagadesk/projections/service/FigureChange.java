package io.sagadesk.projections.service;

import io.sagadesk.projections.ReadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A contribution of a fact to the figures.
 *
 * @param amount a number, or a duration in milliseconds
 */
record FigureChange(FigureCell cell, ServiceMeasure measure, long amount) {

    static FigureChange one(FigureCell figureCell, ServiceMeasure measure) {
        return new FigureChange(figureCell, measure, 1);
    }

    /** Returns a duration. Clocks may disagree, so a negative duration counts as zero. */
    static FigureChange lasting(FigureCell figureCell, ServiceMeasure measure, Instant from, Instant to) {
        return new FigureChange(
                figureCell, measure, Math.max(0, Duration.between(from, to).toMillis()));
    }

    /** Removes the contributions of a document before its change and adds those after it. */
    static void rebook(List<FigureChange> before, List<FigureChange> after, ReadModel<QuarterHourFigures> figures) {
        if (before.equals(after)) return;
        var gone = new ArrayList<>(before);
        after.forEach(gone::remove);
        var come = new ArrayList<>(after);
        before.forEach(come::remove);
        gone.forEach(entry -> figures.update(entry.cell().id(), known -> known.minus(entry)));
        book(come, figures);
    }

    static void book(List<FigureChange> entries, ReadModel<QuarterHourFigures> figures) {
        entries.forEach(entry -> figures.update(entry.cell().id(), known -> known.plus(entry)));
    }
}
