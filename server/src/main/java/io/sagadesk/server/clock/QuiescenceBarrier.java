package io.sagadesk.server.clock;

/** Waiting until nothing follows any more from what has happened. */
@FunctionalInterface
public interface QuiescenceBarrier {

    /**
     * Returns when all that follow the log have seen its last event, and none came while they did.
     *
     * @throws NotSettled if that takes too long
     */
    void await() throws InterruptedException;
}
