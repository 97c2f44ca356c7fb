package io.sagadesk.replay.events;

/** Where events are read from: a running server, or a data directory. */
public interface EventOrigin {

    /** Returns when everything that is wanted has been handed out, or the lines are not wanted any more. */
    void read(EventSelection eventSelection, EventLineSink eventLineSink);
}
