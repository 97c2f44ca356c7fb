package io.sagadesk.projections.live;

import com.mongodb.MongoException;
import io.sagadesk.api.vocabulary.WrittenByNewerVersion;
import io.sagadesk.projections.ProjectionFold;
import java.util.List;
import java.util.function.LongFunction;
import org.axonframework.eventhandling.EventMessage;

/**
 * Folds events of one projection version. An event that cannot be folded becomes a dead letter, with the later events of its
 * sequence, and does not stop the others. An event of a newer version is none: whoever knows its type goes on with it.
 * Thread-safe, unless two threads fold events of the same sequence.
 */
public final class DeadLetteringFold {

    private static final int KEEP_NONE = 0;

    private final ProjectionDeadLetters deadLetters;
    private final LongFunction<EventMessage<?>> log;

    /** @param log returns the event at a position as a processor receives it */
    DeadLetteringFold(ProjectionDeadLetters deadLetters, LongFunction<EventMessage<?>> log) {
        this.deadLetters = deadLetters;
        this.log = log;
    }

    /** Returns the events whose sequences have no dead letters. The others become dead letters. */
    public List<FoldableEvent> deliverable(List<FoldableEvent> events) {
        return deadLetters.without(events);
    }

    /**
     * Folds a batch and writes its documents; the fold must hold no unwritten changes, and holds none afterwards. Fails at an
     * event of a newer version, behind the events before it.
     */
    public void fold(ProjectionFold fold, List<FoldableEvent> events) {
        var deliverable = deliverable(events);
        try {
            foldTogether(fold, deliverable);
        } catch (MongoException unreachable) {
            throw unreachable; // not the event's fault: the caller repeats the batch
        } catch (RuntimeException poisoned) {
            foldOneByOne(fold, deliverable);
        }
    }

    /** Returns the event at a position of the log, for the dead-letter queue. */
    public EventMessage<?> messageAt(long position) {
        return log.apply(position);
    }

    private void foldOneByOne(ProjectionFold fold, List<FoldableEvent> events) {
        for (var event : events) {
            if (deadLetters.joins(event)) continue;
            try {
                foldTogether(fold, List.of(event));
            } catch (MongoException unreachable) {
                throw unreachable;
            } catch (RuntimeException poison) {
                if (WrittenByNewerVersion.in(poison).isPresent()) throw poison;
                deadLetters.add(event, poison);
            }
        }
    }

    static void foldTogether(ProjectionFold fold, List<FoldableEvent> events) {
        try {
            fold.fold(events.stream().map(FoldableEvent::recorded).toList());
            fold.write(KEEP_NONE);
        } finally {
            fold.discard();
        }
    }
}
