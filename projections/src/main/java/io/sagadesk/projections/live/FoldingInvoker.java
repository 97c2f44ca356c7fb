package io.sagadesk.projections.live;

import com.mongodb.MongoException;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of a batch and folds them when the last one arrives, so that each document is read and written
 * once per batch. The processor stores its token afterwards; after a crash it repeats events, which the documents skip.
 */
final class FoldingInvoker implements EventHandlerInvoker {

    private static final int KEEP_NONE = 0;

    private final Projection projection;
    private final Supplier<ProjectionFold> folds;
    private final ProjectionDeadLetters deadLetters;
    private final ProjectionFold handlers;
    private final ConcurrentMap<Segment, Work> works = new ConcurrentHashMap<>();
    private final ConcurrentMap<Segment, String> failures = new ConcurrentHashMap<>();

    FoldingInvoker(Projection projection, Supplier<ProjectionFold> folds, ProjectionDeadLetters deadLetters) {
        this.projection = projection;
        this.folds = folds;
        this.deadLetters = deadLetters;
        this.handlers = folds.get();
    }

    /** The fold and the collected batch of one segment; used by one thread at a time. */
    private record Work(ProjectionFold fold, List<EventMessage<?>> batch) {}

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        if (!handlers.handles(message.getPayloadType())) return false;
        var sequence = sequence(message);
        return sequence != null && segment.matches(sequence);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var work = works.computeIfAbsent(segment, unused -> new Work(folds.get(), new ArrayList<>()));
        if (isFirst(message)) begin(work, segment);
        work.batch().add(message);
        if (isLast(message)) {
            foldAll(work.fold(), deadLetters.without(work.batch(), this::sequenceOf));
            work.batch().clear();
        }
    }

    @Override
    public void segmentReleased(Segment segment) {
        works.remove(segment);
    }

    /** Returns the failure of the last batch of any segment. Axon's processor forgets it before its next attempt. */
    Optional<String> failure() {
        return failures.values().stream().findFirst();
    }

    /** Folds one event alone, to retry a dead letter. */
    void foldAlone(EventMessage<?> message) {
        fold(folds.get(), List.of(message));
    }

    private void begin(Work work, Segment segment) {
        work.batch().clear(); // events left over from a failed batch
        var unit = CurrentUnitOfWork.get();
        unit.afterCommit(done -> failures.remove(segment));
        unit.onRollback(failed -> failures.put(segment, kind(failed.getExecutionResult())));
    }

    private static String kind(@Nullable ExecutionResult result) {
        return result == null || !result.isExceptionResult()
                ? "Unknown"
                : result.getExceptionResult().getClass().getSimpleName();
    }

    private void foldAll(ProjectionFold fold, List<EventMessage<?>> batch) {
        try {
            fold(fold, batch);
        } catch (MongoException unreachable) {
            throw unreachable; // not the event's fault: the processor retries the batch
        } catch (RuntimeException poisoned) {
            foldOneByOne(fold, batch);
        }
    }

    private void foldOneByOne(ProjectionFold fold, List<EventMessage<?>> batch) {
        for (var message : batch) {
            if (deadLetters.joins(sequenceOf(message), message)) continue;
            try {
                fold(fold, List.of(message));
            } catch (MongoException unreachable) {
                throw unreachable;
            } catch (RuntimeException poison) {
                deadLetters.add(sequenceOf(message), message, poison);
            }
        }
    }

    private static void fold(ProjectionFold fold, List<EventMessage<?>> messages) {
        try {
            fold.fold(messages.stream().map(MessageEnvelope::recorded).toList());
            fold.write(KEEP_NONE);
        } finally {
            fold.discard();
        }
    }

    /** Returns the sequence of a message that this invoker can handle, which is never null. */
    private String sequenceOf(EventMessage<?> message) {
        return Objects.requireNonNull(sequence(message));
    }

    /** An event whose metadata cannot be read is a sequence of its own, and a dead letter. */
    private @Nullable String sequence(EventMessage<?> message) {
        try {
            return projection.sequenceOf(new MessageEnvelope(message, -1));
        } catch (RuntimeException unreadable) {
            return message.getIdentifier();
        }
    }

    private static boolean isFirst(EventMessage<?> message) {
        return CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch && batch.isFirstMessage(message);
    }

    private static boolean isLast(EventMessage<?> message) {
        return !(CurrentUnitOfWork.get() instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage(message);
    }
}
