package io.sagadesk.server.clock;

/** A component that consumes the log. A movable clock moves on only after every consumer has caught up. */
public interface LogConsumer {

    /**
     * Whether this component has handled every event up to this position, with all resulting writes on disk.
     *
     * @param position counted from 0; -1 before the first event
     */
    boolean hasSeen(long position);
}
