package io.sagadesk.store.log;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import java.time.Instant;
import java.util.List;

/** Reads the embedded log, also from a process that does not write it. */
public final class StoredLogReader implements LogReader {

    private final EventLog log;
    private final PayloadDecoder decoder;

    /** Decodes a stored payload: {@code EventDecoder::decode}, where the keys of personal data can be read. */
    @FunctionalInterface
    public interface PayloadDecoder {

        Object decode(StoredEvent event);
    }

    public StoredLogReader(EventLog log, PayloadDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    @Override
    public long lastPosition() {
        return log.lastPosition();
    }

    @Override
    public long firstPositionAt(Instant time) {
        var end = log.lastPosition() + 1; // read first: an event that is appended meanwhile must not be left out
        return log.firstPositionAt(time).orElse(end);
    }

    @Override
    public List<LogEvent> page(long fromPosition, int limit) {
        return log.page(fromPosition, limit).stream().map(this::event).toList();
    }

    @Override
    public List<LogEvent> at(long... positions) {
        return log.byPositions(positions).stream().map(this::event).toList();
    }

    private LogEvent event(StoredEvent stored) {
        return new StoredLogEvent(stored, decoder);
    }
}
