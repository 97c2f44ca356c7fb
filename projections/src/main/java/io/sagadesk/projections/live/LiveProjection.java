package io.sagadesk.projections.live;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;

/** One version of a projection that follows the log. */
public final class LiveProjection {

    private static final int BATCH = 500;
    private static final String UNREACHABLE = "LogOrTokensUnreachable";
    private static final long MILLISECONDS_BETWEEN_CLAIMS = 1_000;

    private final Supplier<Map<Integer, Long>> stored;
    private final ProjectionDeadLetters deadLetters;
    private final FoldingInvoker invoker;
    private final BoundedSource source;
    private final PooledStreamingEventProcessor processor;

    /**
     * The dependencies that all live projections share.
     *
     * @param log delivers events with their personal data encrypted
     * @param stored returns the stored positions of a processor by segment, whichever instance works on them
     * @param threads runs all live projections
     * @param segments the initial number of segments of a projection with a key
     */
    public record Dependencies(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore tokens,
            Function<String, Map<Integer, Long>> stored,
            ScheduledExecutorService threads,
            int segments) {}

    /**
     * Creates a processor that is not started yet.
     *
     * @param name the name of the processor, with its version: {@code rfm_v7}
     * @param folds creates a fold on the documents of that version
     */
    public LiveProjection(
            String name,
            Projection projection,
            Supplier<ProjectionFold> folds,
            SequencedDeadLetterQueue<EventMessage<?>> queue,
            Dependencies dependencies) {
        this.stored = () -> dependencies.stored().apply(name);
        this.deadLetters = new ProjectionDeadLetters(name, queue);
        this.invoker = new FoldingInvoker(projection, folds, deadLetters);
        this.source = new BoundedSource(dependencies.log());
        this.processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(source)
                .tokenStore(dependencies.tokens())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(dependencies.threads())
                .workerExecutor(dependencies.threads())
                .initialSegmentCount(segments(projection, dependencies))
                .initialToken(log -> new GlobalSequenceTrackingToken(-1))
                .tokenClaimInterval(MILLISECONDS_BETWEEN_CLAIMS)
                .batchSize(BATCH)
                .build();
    }

    static int segments(Projection projection, Dependencies dependencies) {
        return projection.key() == null ? 1 : dependencies.segments();
    }

    /** Returns the name of the processor, which is also the processing group of the dead letters. */
    public String name() {
        return processor.getName();
    }

    public void start() {
        processor.start();
    }

    /** Stops following and returns when the current batch is done. */
    public void stop() {
        processor.shutDown();
    }

    public boolean isRunning() {
        return processor.isRunning();
    }

    /** Returns the position up to which all instances together have folded every event; -1 before the first. */
    public long position() {
        return ProcessorPosition.of(processor, stored);
    }

    /**
     * Returns the class of the current failure, if there is one. Its message is omitted, because it may quote an event.
     */
    public Optional<String> failure() {
        return invoker.failure().or(() -> processor.isError() ? Optional.of(UNREACHABLE) : Optional.empty());
    }

    /** Pauses and returns the position of the last delivered event. */
    public long hold() {
        return Math.max(source.hold(), position()); // no event may have been delivered since the start
    }

    /** Resumes and follows up to this position. */
    public void resumeTo(long position) {
        source.releaseTo(position);
    }

    /** Resumes without a bound. */
    public void resume() {
        source.releaseTo(Long.MAX_VALUE);
    }

    /**
     * Folds again the dead letters of the first sequence that matches, until one of them fails.
     *
     * @return whether there was such a sequence and all its events were folded
     */
    public boolean processDeadLetters(Predicate<DeadLetter<? extends EventMessage<?>>> sequence) {
        return deadLetters.process(sequence, invoker::foldAlone);
    }
}
