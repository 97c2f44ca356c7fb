package io.sagadesk.server.reactions.recovery;

/**
 * Up to where a segment of a processor had handled the log before its position was lost: up to the last event on which it
 * visibly acted. A command without an effect before that was refused then; after that it may never have been sent.
 */
final class HandledEvents {

    private static final long NONE = -1;

    private long position = NONE;
    private boolean acted;
    private boolean missing;
    private long firstOpen = NONE;
    private long open;
    private long ineffective;

    /** Begins the handling of an event. */
    void begin(long event) {
        position = event;
        acted = false;
        missing = false;
    }

    /** The event had an effect that is in the log. */
    void acted() {
        acted = true;
    }

    /** The event should have an effect that is not in the log. */
    void missing() {
        missing = true;
    }

    /** Ends the handling. An event of whose effects some are missing may have been interrupted. */
    void end() {
        if (acted) {
            ineffective += open;
            open = 0;
            firstOpen = NONE;
        }
        if (!missing) return;
        open++;
        if (firstOpen == NONE) firstOpen = position;
    }

    /** Returns whether there is an event that may not have been handled. */
    boolean isOpen() {
        return firstOpen != NONE;
    }

    /** Returns the position of the first event that may not have been handled. */
    long firstOpen() {
        return firstOpen;
    }

    /** Returns how many events had no effect when they were handled. */
    long ineffective() {
        return ineffective;
    }

    /** Returns the position of the event that is being handled. */
    long position() {
        return position;
    }
}
