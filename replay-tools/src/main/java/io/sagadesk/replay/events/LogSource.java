package io.sagadesk.replay.events;

import java.time.Instant;
import java.util.List;

/** A log that can be read by position, whatever the store. */
public interface LogSource {

    /** The position of the newest event; -1 while there is none. */
    long lastPosition();

    /** A position before which nothing was recorded at that time or later. */
    long firstPositionAt(Instant time);

    /** The events from a position on, in order; at most so many, empty at the end of the log. */
    List<LogEvent> page(long fromPosition, int limit);
}
