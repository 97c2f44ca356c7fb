package io.sagadesk.testbed.bench;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ProjectionFold;
import io.sagadesk.projections.live.MessageEnvelope;
import io.sagadesk.projections.mongo.ProjectionState.Phase;
import io.sagadesk.projections.mongo.ProjectionVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Replays the same projections as Axon does by default: a pooled processor for each (16 segments, batches of one, tokens
 * in memory), with the documents of each event read and written at once.
 */
final class BaselineReplay {

    private static final int WORKERS = 4; // of each processor, as in Axon's configuration

    private final List<ExecutorService> executors = new ArrayList<>();
    private final ProjectionVersions versions;
    private final StreamableMessageSource<TrackedEventMessage<?>> log;

    BaselineReplay(ProjectionVersions versions, StreamableMessageSource<TrackedEventMessage<?>> log) {
        this.versions = versions;
        this.log = log;
    }

    /** Replays the whole log. */
    void run(List<Projection> projections, long lastPosition) throws InterruptedException {
        var processors = projections.stream().map(this::processor).toList();
        processors.forEach(PooledStreamingEventProcessor::start);
        for (var processor : processors) await(processor, lastPosition);
        processors.forEach(PooledStreamingEventProcessor::shutDown);
        executors.forEach(ExecutorService::shutdownNow);
    }

    private static void await(PooledStreamingEventProcessor processor, long lastPosition) throws InterruptedException {
        while (processor.processingStatus().isEmpty()
                || processor.processingStatus().values().stream()
                        .anyMatch(status -> status.getCurrentPosition().orElse(-1) < lastPosition)) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private PooledStreamingEventProcessor processor(Projection projection) {
        var version = versions.create(projection, Phase.ASIDE).number();
        var documents = versions.documents(version);
        return PooledStreamingEventProcessor.builder()
                .name("stock-" + projection.name())
                .eventHandlerInvoker(new OneByOneInvoker(projection, () -> new ProjectionFold(projection, documents)))
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(log)
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(threads(1))
                .workerExecutor(threads(WORKERS))
                .initialToken(source -> new GlobalSequenceTrackingToken(-1))
                .build();
    }

    private ScheduledExecutorService threads(int count) {
        var threads = Executors.newScheduledThreadPool(count);
        executors.add(threads);
        return threads;
    }

    /** Folds and writes events one by one. */
    private static final class OneByOneInvoker implements EventHandlerInvoker {

        private final Projection projection;
        private final Supplier<ProjectionFold> folds;
        private final ProjectionFold typeCheck;
        private final ConcurrentMap<Segment, ProjectionFold> bySegment = new ConcurrentHashMap<>();

        private OneByOneInvoker(Projection projection, Supplier<ProjectionFold> folds) {
            this.projection = projection;
            this.folds = folds;
            this.typeCheck = folds.get();
        }

        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            if (!typeCheck.handles(message.getPayloadType())) return false;
            var sequence =
                    projection.sequenceOf(MessageEnvelope.recorded(message).envelope());
            return sequence != null && segment.matches(sequence);
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            var fold = bySegment.computeIfAbsent(segment, unseen -> folds.get());
            fold.fold(List.of(MessageEnvelope.recorded(message)));
            fold.write(0);
        }
    }
}
