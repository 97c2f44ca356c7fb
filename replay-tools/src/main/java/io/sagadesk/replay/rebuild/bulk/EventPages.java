package io.sagadesk.replay.rebuild.bulk;

import io.sagadesk.projections.RecordedEvent;
import java.util.List;

/** The log as a rebuild reads it: decoded, with personal data sealed, many events at a time. */
public interface EventPages {

    /**
     * The events from a position on and before another, as many as are read at a time; empty only where there are none.
     *
     * @param from the first position
     * @param end the first position that is wanted no more
     */
    List<RecordedEvent> page(long from, long end);

    /** The position of the last event; -1 while there is none. */
    long lastPosition();
}
