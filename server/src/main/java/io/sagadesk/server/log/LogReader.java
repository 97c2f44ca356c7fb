package io.sagadesk.server.log;

import java.util.List;

/** Reads events by their position, whatever the store. */
public interface LogReader {

    /** The position of the newest event; -1 while there is none. */
    long lastPosition();

    /** The events from a position on, in order; at most so many, empty at the end of the log. */
    List<LoggedEvent> page(long fromPosition, int limit);

    /** The events at these positions, in this order. */
    List<LoggedEvent> at(long... positions);
}
