package io.sagadesk.server.log;

import io.sagadesk.replay.events.LogEvent;
import io.sagadesk.replay.events.LogSource;
import java.util.List;

/** Reads events by position, from any event store. */
public interface LogReader extends LogSource {

    /** The events at these positions, in this order. */
    List<LogEvent> at(long... positions);
}
