package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** Selects the events of one partition of a target. */
record PartitionEvents(BuildTarget target, ProjectionFold fold, int number, int count) {

    /** Returns whether the target handles the event; its sequence is not asked yet. */
    boolean handles(RecordedEvent event) {
        return event.position() >= target.from() && fold.handles(UnreadableEvent.typeOf(event));
    }

    /** @param sequence of the event; null for none */
    boolean has(@Nullable String sequence) {
        if (sequence == null || (target.only() != null && !target.only().equals(sequence))) return false;
        return Math.floorMod(sequence.hashCode(), count) == number;
    }
}
