package io.sagadesk.server.log;

import io.sagadesk.projections.live.ProcessorPosition;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * An event processor with one segment for a component that follows the log, but is neither a projection nor a reaction.
 * The handler of an event that fails is called again, with a growing pause, before any later event.
 */
public final class LogProcessor {

    private static final int PAGE = 5_000;
    private static final int BATCH = 500;
    private static final long MILLISECONDS_BETWEEN_CLAIMS = 1_000;

    private final LogReader log;
    private final PooledStreamingEventProcessor processor;
    private final Supplier<Map<Integer, Long>> stored;

    /**
     * The dependencies that all processors of this kind share.
     *
     * @param source the log, with personal data encrypted or in clear
     * @param log the same log in clear, to read the events that a processor has not handled yet
     * @param threads runs the processors
     */
    public record Dependencies(
            StreamableMessageSource<TrackedEventMessage<?>> source, LogReader log, ScheduledExecutorService threads) {}

    /**
     * Creates a processor that is not started yet. Without a stored token it begins with the first event.
     *
     * @param handler has methods annotated as event handlers, or is an {@code EventMessageHandler}
     * @param stored returns the stored positions by segment
     * @param betweenTokens how often the token is stored while no event is handled; each time costs a write to disk
     */
    public LogProcessor(
            String name,
            Object handler,
            TokenStore tokens,
            Supplier<Map<Integer, Long>> stored,
            Duration betweenTokens,
            Dependencies dependencies) {
        this.log = dependencies.log();
        this.stored = stored;
        this.processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(dependencies.source())
                .tokenStore(tokens)
                .transactionManager(NoTransactionManager.instance())
                .coordinatorExecutor(dependencies.threads())
                .workerExecutor(dependencies.threads())
                .initialSegmentCount(1)
                .initialToken(source -> new GlobalSequenceTrackingToken(-1))
                .tokenClaimInterval(MILLISECONDS_BETWEEN_CLAIMS)
                .claimExtensionThreshold(betweenTokens.toMillis())
                .batchSize(BATCH)
                .build();
    }

    public void start() {
        processor.start();
    }

    /** Stops, and returns when the current batch is done. */
    public void stop() {
        processor.shutDown();
    }

    /** Returns the position up to which every event is handled; -1 before the first event. */
    public long position() {
        return ProcessorPosition.of(processor, stored);
    }

    /** Returns the number of events that are not handled yet. */
    long lag() {
        return Math.max(0, log.lastPosition() - position());
    }

    /** Returns whether the last attempt to handle an event failed. */
    boolean isFailing() {
        return processor.isError();
    }

    /** Passes on the events of one type that are in the log and not handled yet. The processor will handle them, too. */
    void readAhead(String type, Consumer<LogEvent> consumer) {
        readAfter(position(), Set.of(type), consumer);
    }

    /** Passes on the events of some types after a position, up to the end of the log. */
    public void readAfter(long position, Set<String> types, Consumer<LogEvent> consumer) {
        for (var page = log.page(position + 1, PAGE); !page.isEmpty(); ) {
            page.stream().filter(event -> types.contains(event.type())).forEach(consumer);
            page = log.page(page.get(page.size() - 1).position() + 1, PAGE);
        }
    }
}
