package io.sagadesk.replay.rebuild.bulk;

import com.mongodb.MongoException;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import java.util.List;

/** One projection's share of a build: the events whose key falls to it, by one thread at a time. */
final class BuildPartition {

    /** How many documents of each model stay in memory after they were written; most events concern recent ones. */
    private static final int KEPT = 10_000;

    private final BuildTarget target;
    private final ProjectionFold fold;
    private final int number;
    private final int count;

    BuildPartition(BuildTarget target, ProjectionFold.DocumentSource documents, int number, int count) {
        this.target = target;
        this.fold = new ProjectionFold(target.projection(), documents);
        this.number = number;
        this.count = count;
    }

    BuildTarget target() {
        return target;
    }

    /** @throws RebuildFailed if an event cannot be folded: its text says which one, and nothing that the event says */
    void fold(List<RecordedEvent> page) {
        try {
            fold.fold(page.stream().filter(this::isMine).toList());
        } catch (MongoException unreachable) {
            throw unreachable; // no event's fault
        } catch (RuntimeException poison) {
            throw new RebuildFailed(target.projection().name() + " cannot fold the event at position " + fold.position()
                    + " (" + poison.getClass().getName() + ")");
        }
    }

    void write() {
        fold.write(KEPT);
    }

    private boolean isMine(RecordedEvent event) {
        if (event.position() < target.from() || !fold.handles(event.payload().getClass())) return false;
        var sequence = target.projection().sequenceOf(event.envelope());
        if (sequence == null || (target.only() != null && !target.only().equals(sequence))) return false;
        return Math.floorMod(sequence.hashCode(), count) == number;
    }
}
