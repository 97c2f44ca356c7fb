package io.sagadesk.server.clock;

/** Waits until the events of the log cause no further events. */
@FunctionalInterface
public interface QuiescenceBarrier {

    /**
     * Returns when every log consumer has handled the last event of the log and no event was appended meanwhile.
     *
     * @throws NotSettled if that takes too long
     */
    void await() throws InterruptedException;
}
