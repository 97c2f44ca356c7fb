package io.sagadesk.server.clock;

/** Something that follows the log. Time does not move on before it has come to rest. */
public interface LogConsumer {

    /**
     * Whether it has dealt with every event up to this position, and all that it did about them is on disk.
     *
     * @param position counted from 0; -1 before the first event
     */
    boolean hasSeen(long position);
}
