package io.sagadesk.store.engine;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.EventRow;
import io.sagadesk.store.engine.database.LogDatabase;
import io.sagadesk.store.engine.database.LogWatch;
import io.sagadesk.store.engine.database.StoredEvent;
import io.sagadesk.store.groupcommit.StoreFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.axonframework.common.Assert;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.common.BuilderUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Axon's event storage engine over one database. An acknowledged event is on disk, positions have no gaps, and one
 * fsync serves all waiting callers. Appends are bound to the unit of work, as with Axon Server. A token is the position
 * of the last event that was read, or -1 before the first event.
 */
public final class LogStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LogStorageEngine.class);

    private final EventLog log;
    private final EventWriter writer;
    private final UnitOfWorkAppends appends;
    private final LogWatch others;
    private final EventUpcaster followerUpcasters;

    private LogStorageEngine(Builder builder, LogDatabase database) {
        super(builder);
        this.writer = new EventWriter(database.openForWriting());
        this.appends = new UnitOfWorkAppends(writer);
        this.log = database.openForReading();
        this.followerUpcasters = Objects.requireNonNullElse(builder.followerUpcasters, upcasterChain);
        this.others = database.watch(writer.head()::advanceTo);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Returns the same log without deserialization. It is closed together with this engine. */
    public EventLog log() {
        return log;
    }

    /** Returns the failure since which nothing is appended, if there was one, for a health check. */
    public Optional<StoreFailedException> failure() {
        return writer.failure();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (!events.isEmpty()) {
            var rows =
                    events.stream().map(event -> EventRow.of(event, serializer)).toList();
            appends.append(rows);
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        writer.keepSnapshot(EventRow.of(snapshot, serializer));
    }

    /** Opens an endless stream that the writer wakes after each commit. */
    TrackingEventStream follow(@Nullable TrackingToken token) {
        return follow(head(), token, this::page);
    }

    static TrackingEventStream follow(
            LogHead head, @Nullable TrackingToken token, LongFunction<LogStream.Fetched> pages) {
        return new LogStream(head, positionOf(token) + 1, pages);
    }

    /** Returns the log as read by another serializer. Its streams are woken at most once in the given interval. */
    StreamableMessageSource<TrackedEventMessage<?>> viewThrough(Serializer serializer, Duration interval) {
        return new LogView(this, ThrottledHead.of(head(), interval), page -> decoded(page, serializer));
    }

    private LogHead head() {
        return writer.head();
    }

    private LogStream.Fetched page(long from) {
        var events = log.page(from, EventLog.PAGE);
        var next = events.get(events.size() - 1).position() + 1;
        return new LogStream.Fetched(decoded(events, getEventSerializer()), next);
    }

    private List<? extends TrackedEventMessage<?>> decoded(List<StoredEvent> page, Serializer serializer) {
        var data = page.stream().map(StoredEventData::tracked);
        return EventUtils.upcastAndDeserializeTrackedEvents(data, serializer, followerUpcasters)
                .toList();
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return log.page(positionOf(lastToken) + 1, batchSize).stream()
                .map(StoredEventData::tracked)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return log.ofAggregate(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(StoredEventData.TrackedInAggregate::new)
                .toList();
    }

    /** Returns the first event of an aggregate; reads one row, however long the aggregate is. */
    public Optional<? extends DomainEventMessage<?>> firstOf(String aggregateIdentifier) {
        var row = log.ofAggregate(aggregateIdentifier, 0, 1).stream().map(StoredEventData.TrackedInAggregate::new);
        return EventStreamUtils.upcastAndDeserializeDomainEvents(row, getEventSerializer(), upcasterChain)
                .asStream()
                .findFirst();
    }

    /** Leaves out a snapshot that cannot be read, because the events of its aggregate hold the same. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        try {
            var snapshot = super.readSnapshot(aggregateIdentifier);
            snapshot.ifPresent(Message::getPayload);
            return snapshot;
        } catch (RuntimeException unreadable) {
            LOGGER.warn(
                    "The snapshot of {} cannot be read ({}): its events are read instead",
                    aggregateIdentifier,
                    unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return log.snapshotOf(aggregateIdentifier).map(StoredEventData.InAggregate::new).stream();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return log.lastSequenceOf(aggregateIdentifier);
    }

    /** Returns the token before the first event; never {@code null}, because some token stores cannot store null. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    /** Returns the token at the last event, or before the first event of an empty log; never {@code null}. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.lastPosition());
    }

    /** Returns the token before the first event recorded at or after that time, or the head if there is none. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return log.firstPositionAt(dateTime)
                .<TrackingToken>map(first -> new GlobalSequenceTrackingToken(first - 1))
                .orElseGet(this::createHeadToken);
    }

    @Override
    public void close() {
        others.close();
        log.close();
        writer.close();
    }

    private static long positionOf(@Nullable TrackingToken token) {
        Assert.isTrue(
                token == null || token instanceof GlobalSequenceTrackingToken,
                () -> "A token of this log is a GlobalSequenceTrackingToken, not " + token);
        return token == null ? -1 : ((GlobalSequenceTrackingToken) token).getGlobalIndex();
    }

    /** Builds an engine; the database and both serializers are required. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private @Nullable LogDatabase database;
        private @Nullable EventUpcaster followerUpcasters;
        private boolean serializesEvents;
        private boolean serializesSnapshots;

        private Builder() {
            batchSize(EventLog.PAGE);
        }

        /** Sets the database of the log, which is created if it does not exist. */
        public Builder database(LogDatabase database) {
            this.database = database;
            return this;
        }

        @Override
        public Builder eventSerializer(Serializer eventSerializer) {
            super.eventSerializer(eventSerializer);
            this.serializesEvents = true;
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer snapshotSerializer) {
            super.snapshotSerializer(snapshotSerializer);
            this.serializesSnapshots = true;
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasterChain) {
            super.upcasterChain(upcasterChain);
            return this;
        }

        /** Sets the upcasters for those that follow the log, if they are not the same as for aggregates. */
        public Builder followerUpcasters(EventUpcaster upcasters) {
            this.followerUpcasters = upcasters;
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter snapshotFilter) {
            super.snapshotFilter(snapshotFilter);
            return this;
        }

        @Override
        protected void validate() {
            super.validate();
            if (!serializesEvents
                    || !serializesSnapshots) { // Axon's default is XStream, whose XML we do not want to store
                throw new AxonConfigurationException("Say which serializers write the events and snapshots, in JSON");
            }
        }

        public LogStorageEngine build() {
            BuilderUtils.assertNonNull(database, "The database of the event log is required");
            return new LogStorageEngine(this, Objects.requireNonNull(database));
        }
    }
}
