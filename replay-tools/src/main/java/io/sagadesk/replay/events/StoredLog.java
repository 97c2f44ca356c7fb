package io.sagadesk.replay.events;

import io.sagadesk.store.sqlite.file.EventLog;
import io.sagadesk.store.sqlite.file.StoredEvent;
import java.time.Instant;
import java.util.List;

/** The embedded log. */
public final class StoredLog implements LogSource {

    private final EventLog log;
    private final Decoding decoding;

    /** How a payload becomes an event: {@code EventDecoder::decode}, if there are keys. */
    public interface Decoding {
        Object decode(long position, String type, String revision, byte[] payload);
    }

    public StoredLog(EventLog log, Decoding decoding) {
        this.log = log;
        this.decoding = decoding;
    }

    @Override
    public long lastPosition() {
        return log.lastPosition();
    }

    @Override
    public long firstPositionAt(Instant time) {
        var end = log.lastPosition() + 1; // before it is looked for: what comes meanwhile must not be passed over
        return log.firstPositionAt(time).orElse(end);
    }

    @Override
    public List<LogEvent> page(long fromPosition, int limit) {
        return log.page(fromPosition, limit).stream().map(this::event).toList();
    }

    /** The events at these positions, in this order. */
    public List<LogEvent> at(long... positions) {
        return log.byPositions(positions).stream().map(this::event).toList();
    }

    private LogEvent event(StoredEvent stored) {
        return new StoredLogEvent(stored, decoding);
    }
}
