package io.sagadesk.projections.live;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jspecify.annotations.Nullable;

/** One version of a projection that follows the log. */
public final class LiveProjection {

    private static final int BATCH = 500;
    private static final String UNREACHABLE = "LogOrTokensUnreachable";
    private static final long MILLISECONDS_BETWEEN_CLAIMS = 1_000;

    private final Supplier<Map<Integer, Long>> stored;
    private final ProjectionDeadLetters parked;
    private final FoldingInvoker invoker;
    private final BoundedSource source;
    private final PooledStreamingEventProcessor processor;

    /**
     * What all live projections share.
     *
     * @param log hands out events with their personal data sealed
     * @param stored the positions of a processor's tokens by segment, whoever works on them
     * @param threads does the work of all of them
     * @param segments in how many parts each projection with a key follows the log, at first
     */
    public record Surroundings(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            TokenStore tokens,
            Function<String, Map<Integer, Long>> stored,
            ScheduledExecutorService threads,
            int segments) {}

    /**
     * A processor that is not started yet.
     *
     * @param name of the processor, with its version: {@code rfm_v7}
     * @param folds makes a fold on the documents of that version
     */
    public LiveProjection(
            String name,
            Projection projection,
            Supplier<ProjectionFold> folds,
            SequencedDeadLetterQueue<EventMessage<?>> deadLetters,
            Surroundings with) {
        this.stored = () -> with.stored().apply(name);
        this.parked = new ProjectionDeadLetters(name, deadLetters);
        this.invoker = new FoldingInvoker(projection, folds, parked);
        this.source = new BoundedSource(with.log());
        this.processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(invoker)
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(source)
                .tokenStore(with.tokens())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(with.threads())
                .workerExecutor(with.threads())
                .initialSegmentCount(segments(projection, with))
                .initialToken(log -> new GlobalSequenceTrackingToken(-1))
                .tokenClaimInterval(MILLISECONDS_BETWEEN_CLAIMS)
                .batchSize(BATCH)
                .build();
    }

    static int segments(Projection projection, Surroundings with) {
        return projection.key() == null ? 1 : with.segments();
    }

    public void start() {
        processor.start();
    }

    /** Returns when the batch at hand is done. */
    public void stop() {
        processor.shutDown();
    }

    public boolean isRunning() {
        return processor.isRunning();
    }

    /** Up to which position every event has been folded, by whichever instance; -1 before the first. */
    public long position() {
        return ProcessorPosition.of(processor, stored);
    }

    /** What keeps it from going on at the moment: a kind of failure and no more, its text may quote an event. */
    public Optional<String> failure() {
        return invoker.failure().or(() -> processor.isError() ? Optional.of(UNREACHABLE) : Optional.empty());
    }

    /** Goes no further than where it is, and says where that is. */
    public long hold() {
        return Math.max(source.hold(), position()); // since it was started it may have been handed nothing
    }

    /** Goes on to this position and no further. */
    public void goOnTo(long position) {
        source.releaseTo(position);
    }

    /** Goes on for good. */
    public void goOn() {
        source.releaseTo(Long.MAX_VALUE);
    }

    /** How many events could not be folded or wait for one that could not. */
    public long parked() {
        return parked.size();
    }

    /** The events that could not be folded, and those that wait for them, at most so many. */
    public List<ProjectionDeadLetter> parked(int most) {
        return parked.list(most);
    }

    /**
     * Tries the events of one sequence again, or, without a name, of the one that has waited longest.
     *
     * @return whether there was one and all of it could be folded
     */
    public boolean retry(@Nullable String sequence) {
        return parked.retry(sequence, invoker::foldAlone);
    }

    /** Gives up the parked events of one sequence for good, and says how many. */
    public int discard(String sequence) {
        return parked.discard(sequence);
    }
}
