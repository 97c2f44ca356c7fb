package io.sagadesk.replay.events;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.log.LogEvent;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.util.RawValue;

/** Writes events as lines of JSON. A server and a tool that reads the data directory write the same lines. */
public final class EventLines {

    /** Writes the fields of a payload as they are stored, without derived properties. */
    private static final ObjectWriter JSON = JsonMapper.builder()
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY))
            .build()
            .writerFor(Line.class);

    private EventLines() {}

    private record Line(
            long position,
            String type,
            String revision,
            String eventId,
            String aggregateId,
            long sequence,
            Instant recordedAt,
            Map<String, ?> metadata,
            Object payload) {}

    /**
     * Writes one event as JSON, without a line end.
     *
     * @param sealed whether the payload stays as it is stored, with personal data as ciphertext
     */
    public static byte[] of(LogEvent event, boolean sealed) {
        return JSON.writeValueAsBytes(sealed ? sealed(event) : opened(event));
    }

    private static Line sealed(LogEvent event) {
        var stored = event.sealed();
        return line(event, stored.revision(), new RawValue(stored.json()));
    }

    private static Line opened(LogEvent event) {
        var payload = event.payload();
        return line(event, TypeNames.revisionOf(payload.getClass()), payload);
    }

    private static Line line(LogEvent event, String revision, Object payload) {
        return new Line(
                event.position(),
                event.type(),
                revision,
                event.eventId(),
                event.aggregateId(),
                event.sequence(),
                event.recordedAt(),
                event.metadata(),
                payload);
    }
}
