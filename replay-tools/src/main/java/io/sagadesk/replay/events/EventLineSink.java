package io.sagadesk.replay.events;

/** Takes events as lines of JSON, each as {@link EventLines} writes it. */
public interface EventLineSink {

    /** Is told, perhaps more than once, where the log ends at the moment. */
    default void newest(long position) {}

    void line(String event);

    /**
     * Is asked now and then, and before waiting for more, to let what it has be seen.
     *
     * @return whether more is wanted: nobody may be reading any longer
     */
    boolean show();
}
