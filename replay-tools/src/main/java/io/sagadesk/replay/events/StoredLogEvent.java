package io.sagadesk.replay.events;

import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.sqlite.file.StoredEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** An event of the embedded log. The metadata is parsed on first use. */
final class StoredLogEvent implements LogEvent {

    private static final ObjectReader ENVELOPE =
            JsonMapper.shared().readerFor(new TypeReference<Map<String, Object>>() {});

    private final StoredEvent stored;
    private final StoredLog.Decoding decoding;
    private @Nullable Map<String, Object> metadata;

    StoredLogEvent(StoredEvent stored, StoredLog.Decoding decoding) {
        this.stored = stored;
        this.decoding = decoding;
    }

    @Override
    public long position() {
        return stored.position();
    }

    @Override
    public String eventId() {
        return stored.eventId();
    }

    @Override
    public String type() {
        return stored.payloadType();
    }

    @Override
    public String aggregateId() {
        return stored.aggregateId();
    }

    @Override
    public long sequence() {
        return stored.sequence();
    }

    @Override
    public Instant recordedAt() {
        return stored.recordedAt();
    }

    @Override
    public Map<String, ?> metadata() {
        var known = metadata;
        if (known == null) metadata = known = ENVELOPE.readValue(stored.metadataBytes());
        return known;
    }

    @Override
    public Object payload() {
        return decoding.decode(stored.position(), stored.payloadType(), revision(), stored.payloadBytes());
    }

    @Override
    public Sealed sealed() {
        return new Sealed(revision(), stored.payload());
    }

    @Override
    public String toString() {
        return stored.toString();
    }

    private String revision() {
        var revision = stored.revision();
        return revision == null ? TypeNames.FIRST_REVISION : revision;
    }
}
