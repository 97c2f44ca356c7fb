package io.sagadesk.replay.events;

/** A source of events: a running server or a data directory. */
public interface EventOrigin {

    /** Reads the selected events into the sink. Returns after the last one, or when the sink needs no more events. */
    void read(EventSelection eventSelection, EventLineSink eventLineSink);
}
