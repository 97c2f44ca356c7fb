package io.sagadesk.store.sqlite;

import io.sagadesk.store.sqlite.file.EventLog;
import io.sagadesk.store.sqlite.file.EventRow;
import io.sagadesk.store.sqlite.file.StoredEvent;
import java.nio.file.Path;
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
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage over one SQLite file: what is acknowledged is on disk, positions have no gaps, and one fsync
 * serves all who wait for it. Appends are bound to the unit of work as Axon Server's are. A token is the position of
 * the last event that was seen, and -1 before the first.
 */
public final class SqliteEventStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {

    private final EventLog log;
    final EventWriter writer;
    private final UnitOfWorkAppends appends;

    private SqliteEventStorageEngine(Builder builder, Path file) {
        super(builder);
        this.writer = EventWriter.open(file);
        this.appends = new UnitOfWorkAppends(writer);
        this.log = new EventLog(file);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The same log, undecoded; closed together with this engine. */
    public EventLog log() {
        return log;
    }

    /** Why nothing more is appended, if that is so; for a health check. */
    public Optional<StoreFailedException> failure() {
        return writer.failure();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (!events.isEmpty()) {
            List<EventRow> rows =
                    events.stream().map(event -> EventRow.of(event, serializer)).toList();
            appends.append(rows);
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        writer.keepSnapshot(EventRow.of(snapshot, serializer));
    }

    /** An endless stream that the writer wakes. */
    TrackingEventStream follow(@Nullable TrackingToken token) {
        return follow(head(), token, this::page);
    }

    static TrackingEventStream follow(
            LogHead head, @Nullable TrackingToken token, LongFunction<LogStream.Fetched> pages) {
        return new LogStream(head, positionOf(token) + 1, pages);
    }

    /** The same log as another serializer reads it, whose streams are woken once in this time at most. */
    StreamableMessageSource<TrackedEventMessage<?>> viewThrough(Serializer serializer, Duration gathering) {
        return new LogView(this, ThrottledHead.of(head(), gathering), page -> decoded(page, serializer));
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
        return EventUtils.upcastAndDeserializeTrackedEvents(data, serializer, upcasterChain)
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
                .map(StoredEventData.InAggregate::new)
                .toList();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return log.snapshotOf(aggregateIdentifier).map(StoredEventData.InAggregate::new).stream();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return log.lastSequenceOf(aggregateIdentifier);
    }

    /** Before the first event; never {@code null}, which some token stores cannot keep. */
    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(-1);
    }

    /** At the last event, or before the first while there is none; never {@code null}. */
    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.lastPosition());
    }

    /** Just before the first event that was recorded at that time or later; the head if there is none yet. */
    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        return log.firstPositionAt(dateTime)
                .<TrackingToken>map(first -> new GlobalSequenceTrackingToken(first - 1))
                .orElseGet(this::createHeadToken);
    }

    @Override
    public void close() {
        log.close();
        writer.close();
    }

    private static long positionOf(@Nullable TrackingToken token) {
        Assert.isTrue(
                token == null || token instanceof GlobalSequenceTrackingToken,
                () -> "A token of this log is a GlobalSequenceTrackingToken, not " + token);
        return token == null ? -1 : ((GlobalSequenceTrackingToken) token).getGlobalIndex();
    }

    /** What an engine is made of; the file and both serializers are required. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private @Nullable Path file;
        private boolean serializesEvents;
        private boolean serializesSnapshots;

        private Builder() {
            batchSize(EventLog.PAGE);
        }

        /** Made if it does not exist. */
        public Builder file(Path file) {
            this.file = file;
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

        @Override
        public Builder snapshotFilter(SnapshotFilter snapshotFilter) {
            super.snapshotFilter(snapshotFilter);
            return this;
        }

        @Override
        protected void validate() {
            super.validate();
            if (!serializesEvents || !serializesSnapshots) { // Axon would take XStream, whose XML nobody wants to keep
                throw new AxonConfigurationException("Say which serializers write the events and snapshots, in JSON");
            }
        }

        public SqliteEventStorageEngine build() {
            BuilderUtils.assertNonNull(file, "The file of the event log is required");
            return new SqliteEventStorageEngine(this, Objects.requireNonNull(file));
        }
    }
}
