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
record Entry(Cell cell, Measure measure, long amount) {

    static Entry one(Cell cell, Measure measure) {
        return new Entry(cell, measure, 1);
    }

    /** Clocks may disagree; nothing ends before it begins. */
    static Entry lasting(Cell cell, Measure measure, Instant from, Instant to) {
        return new Entry(cell, measure, Math.max(0, Duration.between(from, to).toMillis()));
    }

    /** Takes back what a document added before it changed, and adds what it adds now. */
    static void rebook(List<Entry> before, List<Entry> after, ReadModel<Figures> figures) {
        if (before.equals(after)) return;
        var gone = new ArrayList<>(before);
        after.forEach(gone::remove);
        var come = new ArrayList<>(after);
        before.forEach(come::remove);
        gone.forEach(entry -> figures.update(entry.cell().id(), known -> known.minus(entry)));
        book(come, figures);
    }

    static void book(List<Entry> entries, ReadModel<Figures> figures) {
        entries.forEach(entry -> figures.update(entry.cell().id(), known -> known.plus(entry)));
    }
}
