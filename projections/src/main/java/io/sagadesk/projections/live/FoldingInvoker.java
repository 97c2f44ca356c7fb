package io.sagadesk.projections.live;

import static java.util.stream.Collectors.toMap;

import io.sagadesk.api.Event;
import io.sagadesk.api.vocabulary.WrittenByNewerVersion;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.ExecutionResult;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Collects the events of a batch and folds them when the last one arrives, so that each document is read and written
 * once per batch. The processor stores its token afterwards; after a crash it repeats events, which the documents skip.
 */
final class FoldingInvoker implements EventHandlerInvoker {

    private final Projection projection;
    private final Supplier<ProjectionFold> folds;
    private final DeadLetteringFold deadLetteringFold;
    private final ProjectionFold handlers;
    private final ConcurrentMap<Segment, Work> works = new ConcurrentHashMap<>();
    private final ConcurrentMap<Segment, String> failures = new ConcurrentHashMap<>();
    private volatile boolean metNewerEvent;

    FoldingInvoker(Projection projection, Supplier<ProjectionFold> folds, DeadLetteringFold deadLetteringFold) {
        this.projection = projection;
        this.folds = folds;
        this.deadLetteringFold = deadLetteringFold;
        this.handlers = folds.get();
    }

    /** The fold and the collected batch of one segment; used by one thread at a time. */
    private record Work(ProjectionFold fold, List<FoldableEvent> batch) {}

    /** An event that Axon's processor delivers. */
    private record Delivered(EventMessage<?> message, Projection projection) implements FoldableEvent {

        @Override
        public long position() {
            return MessageEnvelope.positionOf(message);
        }

        @Override
        public String sequence() {
            return Objects.requireNonNull(sequenceOf(message, projection));
        }

        @Override
        public RecordedEvent recorded() {
            return MessageEnvelope.recorded(message);
        }
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        if (!handlers.handles(typeOf(message))) return false;
        var sequence = sequenceOf(message, projection);
        return sequence != null && segment.matches(sequence);
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        var work = works.computeIfAbsent(segment, unused -> new Work(folds.get(), new ArrayList<>()));
        if (isFirst(message)) begin(work, segment);
        work.batch().add(new Delivered(message, projection));
        if (isLast(message)) {
            deadLetteringFold.fold(work.fold(), work.batch());
            work.batch().clear();
        }
    }

    @Override
    public void segmentReleased(Segment segment) {
        works.remove(segment);
    }

    /**
     * Returns the failure of the last batch of each segment, if it failed. Axon's processor forgets it before its next attempt;
     * here it stays, also after another instance has claimed the segment.
     */
    Map<Integer, String> failures() {
        return failures.entrySet().stream()
                .collect(toMap(failure -> failure.getKey().getSegmentId(), Map.Entry::getValue));
    }

    /** Folds one event alone, to retry a dead letter. */
    void foldAlone(EventMessage<?> message) {
        DeadLetteringFold.foldTogether(folds.get(), List.of(new Delivered(message, projection)));
    }

    private void begin(Work work, Segment segment) {
        work.batch().clear(); // events left over from a failed batch
        var unit = CurrentUnitOfWork.get();
        unit.afterCommit(done -> failures.remove(segment));
        unit.onRollback(failed -> note(segment, failed.getExecutionResult()));
    }

    /** A claim that is lost is no failure: whoever has the segment now goes on, and this instance may have no other batch of it. */
    private void note(Segment segment, @Nullable ExecutionResult result) {
        var isElsewhere = result != null
                && result.isExceptionResult()
                && result.getExceptionResult() instanceof UnableToClaimTokenException;
        if (isElsewhere) return;
        failures.put(segment, kind(result));
        if (result != null
                && result.isExceptionResult()
                && WrittenByNewerVersion.in(result.getExceptionResult()).isPresent()) metNewerEvent = true;
    }

    /** Whether it has met an event of a newer version, at which it can only stop. */
    boolean hasMetNewerEvent() {
        return metNewerEvent;
    }

    private static String kind(@Nullable ExecutionResult result) {
        if (result == null || !result.isExceptionResult()) return "Unknown";
        var failure = result.getExceptionResult();
        return WrittenByNewerVersion.in(failure)
                .map(WrittenByNewerVersion::sentence)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    /** An event of a type that is not known is handled by those that handle every event. */
    private static Class<?> typeOf(EventMessage<?> message) {
        var type = message.getPayloadType();
        return type == UnknownSerializedType.class ? Event.class : type;
    }

    /** An event whose metadata cannot be read is a sequence of its own, and a dead letter. Null for one not handled. */
    private static @Nullable String sequenceOf(EventMessage<?> message, Projection projection) {
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
