package io.sagadesk.store.log;

import java.time.Instant;
import java.util.List;

/** Reads the events of a log by position, whatever the event store. Positions count from 0 without gaps. */
public interface LogReader {

    /** The position of the newest event; -1 while there is none. */
    long lastPosition();

    /** A position before which nothing was recorded at that time or later. */
    long firstPositionAt(Instant time);

    /** At most {@code limit} events from a position on, in the order of the log; empty only at the end of the log. */
    List<LogEvent> page(long fromPosition, int limit);

    /** The events at these positions, in this order; positions after the end of the log are left out. */
    List<LogEvent> at(long... positions);
}
