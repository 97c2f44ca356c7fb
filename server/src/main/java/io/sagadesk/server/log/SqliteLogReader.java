package io.sagadesk.server.log;

import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.json.TypeNames;
import io.sagadesk.store.sqlite.EventLog;
import io.sagadesk.store.sqlite.StoredEvent;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads our own log. */
final class SqliteLogReader implements LogReader {

    private static final ObjectReader ENVELOPE =
            JsonMapper.shared().readerFor(new TypeReference<Map<String, Object>>() {});

    private final EventLog log;
    private final EventDecoder decoder;

    SqliteLogReader(EventLog log, EventDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    @Override
    public long lastPosition() {
        return log.lastPosition();
    }

    @Override
    public List<LoggedEvent> page(long fromPosition, int limit) {
        return log.page(fromPosition, limit).stream().map(this::logged).toList();
    }

    @Override
    public List<LoggedEvent> at(long... positions) {
        return log.byPositions(positions).stream().map(this::logged).toList();
    }

    private LoggedEvent logged(StoredEvent event) {
        Map<String, Object> envelope = ENVELOPE.readValue(event.metadataBytes());
        return new LoggedEvent(
                event.position(),
                event.eventId(),
                event.payloadType(),
                event.recordedAt(),
                envelope,
                () -> decoder.decode(event.position(), event.payloadType(), revision(event), event.payloadBytes()));
    }

    private static String revision(StoredEvent event) {
        var revision = event.revision();
        return revision == null ? TypeNames.FIRST_REVISION : revision;
    }
}
