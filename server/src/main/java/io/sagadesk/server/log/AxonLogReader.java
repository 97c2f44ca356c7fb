package io.sagadesk.server.log;

import io.sagadesk.api.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads the log of Axon Server, through Axon's own streams: their positions count from 0 without gaps, too. */
final class AxonLogReader implements LogReader {

    private final EventStore events;

    AxonLogReader(EventStore events) {
        this.events = events;
    }

    @Override
    public long lastPosition() {
        var head = events.createHeadToken();
        return head == null ? -1 : head.position().orElse(-1);
    }

    @Override
    public List<LoggedEvent> page(long fromPosition, int limit) {
        var count = Math.min(limit, lastPosition() - fromPosition + 1);
        return count <= 0 ? List.of() : read(fromPosition, (int) count);
    }

    @Override
    public List<LoggedEvent> at(long... positions) {
        return Arrays.stream(positions)
                .mapToObj(position -> read(position, 1))
                .flatMap(List::stream)
                .toList();
    }

    private List<LoggedEvent> read(long fromPosition, int count) {
        var token = fromPosition == 0 ? null : new GlobalSequenceTrackingToken(fromPosition - 1);
        try (var stream = events.openStream(token)) {
            var page = new ArrayList<LoggedEvent>(count);
            while (page.size() < count) page.add(logged(stream.nextAvailable()));
            return page;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the log", interrupted);
        }
    }

    private static LoggedEvent logged(TrackedEventMessage<?> event) {
        return new LoggedEvent(
                event.trackingToken().position().orElseThrow(),
                event.getIdentifier(),
                Vocabulary.nameOf(event.getPayloadType()),
                event.getTimestamp(),
                event.getMetaData(),
                event::getPayload);
    }
}
