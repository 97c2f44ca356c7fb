package io.sagadesk.store.sqlite;

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
 * Axon's event store over the embedded log. It stands in for {@code EmbeddedEventStore}, whose streams cannot call a
 * pooled processor back, so that it would look for new events only twice a second; ours wakes it with each commit.
 */
public final class SqliteEventStore extends AbstractEventStore {

    private final SqliteEventStorageEngine engine;

    private SqliteEventStore(Builder builder) {
        super(builder);
        this.engine = builder.engine;
    }

    public static Builder builder(SqliteEventStorageEngine engine) {
        return new Builder(engine);
    }

    /** An endless stream of what follows a token; of everything without one. */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        return engine.follow(trackingToken);
    }

    /**
     * The same log as another serializer reads it, for any number of processors that follow it side by side.
     *
     * @param gathering they are woken at once after so long a quiet time, else once in it for all that came; zero for each commit
     */
    public StreamableMessageSource<TrackedEventMessage<?>> viewThrough(Serializer serializer, Duration gathering) {
        return engine.viewThrough(serializer, gathering);
    }

    /** What a store is made of, besides its engine. */
    public static final class Builder extends AbstractEventStore.Builder {

        private final SqliteEventStorageEngine engine;

        private Builder(SqliteEventStorageEngine engine) {
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

        public SqliteEventStore build() {
            return new SqliteEventStore(this);
        }
    }
}
