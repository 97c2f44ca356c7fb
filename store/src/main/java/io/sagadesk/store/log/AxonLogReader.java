package io.sagadesk.store.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;

/** Reads the log of Axon Server through Axon's streams, whose positions also count from 0 without gaps. */
public final class AxonLogReader implements LogReader {

    private static final int PATIENCE_SECONDS = 30;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final Serializer stored;

    /**
     * Reads the streams of an event store.
     *
     * @param stored the serializer of these streams
     */
    public AxonLogReader(StreamableMessageSource<TrackedEventMessage<?>> events, Serializer stored) {
        this.events = events;
        this.stored = stored;
    }

    @Override
    public long lastPosition() {
        var head = events.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    /**
     * Returns a position that may be one too early, because stores differ in whether the token at a time is the one
     * before the first event; the filter skips that event.
     */
    @Override
    public long firstPositionAt(Instant time) {
        var token = events.createTokenAt(time);
        return token == null ? 0 : Math.max(0, token.position().orElse(0));
    }

    @Override
    public List<LogEvent> page(long fromPosition, int limit) {
        var count = Math.min(limit, lastPosition() - fromPosition + 1);
        return count <= 0 ? List.of() : read(fromPosition, (int) count);
    }

    @Override
    public List<LogEvent> at(long... positions) {
        var last = lastPosition();
        return Arrays.stream(positions)
                .filter(position -> position <= last)
                .mapToObj(position -> read(position, 1))
                .flatMap(List::stream)
                .toList();
    }

    private List<LogEvent> read(long fromPosition, int count) {
        var token = fromPosition == 0 ? null : new GlobalSequenceTrackingToken(fromPosition - 1);
        try (var stream = events.openStream(token)) {
            var page = new ArrayList<LogEvent>(count);
            while (page.size() < count) {
                if (!stream.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new EventStoreException(
                            "The event store does not go on after position " + (fromPosition + page.size() - 1));
                }
                page.add(new AxonLogEvent(stream.nextAvailable(), stored));
            }
            return page;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while reading the event store", interrupted);
        }
    }
}
