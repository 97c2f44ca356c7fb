package io.sagadesk.server.log;

import io.sagadesk.replay.events.LogEvent;
import io.sagadesk.replay.events.StoredLog;
import java.time.Instant;
import java.util.List;

/** Reads the embedded log. */
record SqliteLogReader(StoredLog log) implements LogReader {

    @Override
    public long lastPosition() {
        return log.lastPosition();
    }

    @Override
    public long firstPositionAt(Instant time) {
        return log.firstPositionAt(time);
    }

    @Override
    public List<LogEvent> page(long fromPosition, int limit) {
        return log.page(fromPosition, limit);
    }

    @Override
    public List<LogEvent> at(long... positions) {
        return log.at(positions);
    }
}
