package io.sagadesk.replay.rebuild.bulk;

import com.mongodb.MongoException;
import io.sagadesk.api.vocabulary.WrittenByNewerVersion;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.projections.live.DeadLetteringFold;
import io.sagadesk.projections.live.FoldableEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A partition of a version that catches up with the log. An event that cannot be folded becomes a dead letter, as when the
 * version follows live.
 */
final class CatchUpPartition implements TargetPartition {

    private static final int BATCH = 500;

    private final EventPages log;
    private final BuildTarget target;
    private final DeadLetteringFold deadLetters;
    private final ProjectionFold fold;
    private final PartitionEvents events;
    private long folded;
    private long written;

    CatchUpPartition(
            EventPages log,
            BuildTarget target,
            DeadLetteringFold deadLetters,
            ProjectionFold.DocumentSource documents,
            int number,
            int count) {
        this.log = log;
        this.target = target;
        this.deadLetters = deadLetters;
        this.fold = new ProjectionFold(target.projection(), documents);
        this.events = new PartitionEvents(target, fold, number, count);
        this.folded = target.from() - 1;
        this.written = folded;
    }

    /** An event of a page. */
    private record Read(RecordedEvent event, String sequence, DeadLetteringFold deadLetters) implements FoldableEvent {

        @Override
        public long position() {
            return event.position();
        }

        @Override
        public RecordedEvent recorded() {
            UnreadableEvent.require(event);
            return event;
        }

        @Override
        public EventMessage<?> message() {
            return deadLetters.messageAt(position());
        }
    }

    @Override
    public BuildTarget target() {
        return target;
    }

    @Override
    public void fold(List<RecordedEvent> page) {
        if (page.isEmpty()) return;
        folded = page.get(page.size() - 1).position();
        try {
            foldOrPark(page);
        } catch (MongoException unreachable) {
            throw unreachable;
        } catch (RuntimeException full) { // such as a queue that takes no more dead letters
            var reason = WrittenByNewerVersion.in(full)
                    .map(WrittenByNewerVersion::sentence)
                    .orElseGet(() -> full.getClass().getName());
            throw new RebuildFailed(target.projection().name() + " cannot go on in bulk after position " + written
                    + " (" + reason + ")");
        }
    }

    private void foldOrPark(List<RecordedEvent> page) {
        var deliverable = deadLetters.deliverable(here(page));
        try {
            fold.fold(deliverable.stream().map(FoldableEvent::recorded).toList());
        } catch (MongoException unreachable) {
            throw unreachable;
        } catch (RuntimeException poisoned) {
            foldAgainSinceWrite();
        }
    }

    /** A fold that has failed may hold half of a change, so everything since the last write is folded again. */
    private void foldAgainSinceWrite() {
        fold.discard();
        for (var from = written + 1; from <= folded; ) {
            var page = log.page(from, folded + 1);
            var events = here(page);
            for (var first = 0; first < events.size(); first += BATCH) {
                deadLetters.fold(fold, events.subList(first, Math.min(events.size(), first + BATCH)));
            }
            from = page.get(page.size() - 1).position() + 1;
        }
        written = folded;
    }

    @Override
    public void write() {
        fold.write(CACHED_DOCUMENTS);
        written = folded;
    }

    private List<FoldableEvent> here(List<RecordedEvent> page) {
        var here = new ArrayList<FoldableEvent>();
        for (var event : page) {
            if (!events.handles(event)) continue;
            var sequence = sequenceOf(event);
            if (sequence != null && events.has(sequence)) here.add(new Read(event, sequence, deadLetters));
        }
        return here;
    }

    /** An event whose metadata cannot be read is a sequence of its own, and a dead letter. */
    private @Nullable String sequenceOf(RecordedEvent event) {
        try {
            return target.projection().sequenceOf(event.envelope());
        } catch (RuntimeException unreadable) {
            return deadLetters.messageAt(event.position()).getIdentifier();
        }
    }
}
