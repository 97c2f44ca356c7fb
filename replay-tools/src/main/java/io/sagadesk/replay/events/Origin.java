package io.sagadesk.replay.events;

/** Where events are read from: a running server, or a data directory. */
public interface Origin {

    /** Returns when everything that is wanted has been handed out, or the lines are not wanted any more. */
    void read(Wanted wanted, Lines lines);
}
