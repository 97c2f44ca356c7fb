package io.sagadesk.replay.events;

/** Receives events as lines of JSON in the format of {@link EventLines}. */
public interface EventLineSink {

    /** Receives the position of the newest event in the log; may be called more than once. */
    default void newest(long position) {}

    /** Receives one event, without a line end. */
    void line(String event);

    /**
     * Flushes the received events. Called regularly, and before the source waits for new events.
     *
     * @return false if the reader has gone, so that no more events are needed
     */
    boolean show();
}
