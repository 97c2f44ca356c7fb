package io.sagadesk.projections.service;

import io.sagadesk.projections.ReadModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fact adds to the figures.
 *
 * @param amount how many, or how many milliseconds
 */
record FigureChange(FigureCell cell, ServiceMeasure measure, long amount) {

    static FigureChange one(FigureCell figureCell, ServiceMeasure measure) {
        return new FigureChange(figureCell, measure, 1);
    }

    /** Clocks may disagree; nothing ends before it begins. */
    static FigureChange lasting(FigureCell figureCell, ServiceMeasure measure, Instant from, Instant to) {
        return new FigureChange(
                figureCell, measure, Math.max(0, Duration.between(from, to).toMillis()));
    }

    /** Takes back what a document added before it changed, and adds what it adds now. */
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
