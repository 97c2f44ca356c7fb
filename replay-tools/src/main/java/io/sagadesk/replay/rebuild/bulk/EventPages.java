package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.RecordedEvent;
import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.json.UnknownEventTypeException;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Pages of the log as a rebuild reads them: decoded, with personal data sealed.
 *
 * @param log decodes with {@link io.sagadesk.store.json.SagadeskSerializer#sealed}
 */
public record EventPages(LogReader log) {

    private static final int SIZE = 5_000;

    /**
     * The next events, as many as are read at a time; empty only where there are none.
     *
     * @param from the first position
     * @param end the position after the last one that is wanted
     * @throws RebuildFailed if the event store does not answer
     */
    public List<RecordedEvent> page(long from, long end) {
        if (end <= from) return List.of();
        try {
            return log.page(from, (int) Math.min(SIZE, end - from)).stream()
                    .map(EventPages::recorded)
                    .toList();
        } catch (EventStoreException | DamagedEventException unreachable) {
            throw new RebuildFailed(String.valueOf(unreachable.getMessage()));
        }
    }

    /** The position of the last event; -1 while there is none. */
    public long lastPosition() {
        return log.lastPosition();
    }

    private static RecordedEvent recorded(LogEvent event) {
        return new RecordedEvent(new LogEventEnvelope(event), payload(event));
    }

    private static Object payload(LogEvent event) {
        try {
            return event.payload();
        } catch (DamagedEventException | UnknownEventTypeException unreadable) {
            return UnreadableEvent.of(event.type(), unreadable);
        }
    }
}
