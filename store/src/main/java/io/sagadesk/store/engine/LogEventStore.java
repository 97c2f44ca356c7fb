package io.sagadesk.store.engine;

import java.time.Duration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store over our own storage engine. It replaces {@code EmbeddedEventStore}, whose streams do not support
 * callbacks, so that a pooled processor would poll for new events only twice a second. This store wakes the processor
 * after each commit.
 */
public final class LogEventStore extends AbstractEventStore {

    private final LogStorageEngine engine;

    private LogEventStore(Builder builder) {
        super(builder);
        this.engine = builder.engine;
    }

    public static Builder builder(LogStorageEngine engine) {
        return new Builder(engine);
    }

    /** Opens an endless stream of the events after a token, or of all events without a token. */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return engine.follow(trackingToken);
    }

    /**
     * Returns the log as read by another serializer, for any number of processors.
     *
     * @param interval the shortest time between two wake-ups; after a longer quiet time a commit wakes the processors
     * at once; zero wakes them for each commit
     */
    public StreamableMessageSource<TrackedEventMessage<?>> viewThrough(Serializer serializer, Duration interval) {
        return engine.viewThrough(serializer, interval);
    }

    /** Builds a store over an engine. */
    public static final class Builder extends AbstractEventStore.Builder {

        private final LogStorageEngine engine;

        private Builder(LogStorageEngine engine) {
            this.engine = engine;
            storageEngine(engine);
        }

        @Override
        public Builder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
            super.messageMonitor(messageMonitor);
            return this;
        }

        @Override
        public Builder spanFactory(EventBusSpanFactory spanFactory) {
            super.spanFactory(spanFactory);
            return this;
        }

        public LogEventStore build() {
            return new LogEventStore(this);
        }
    }
}
