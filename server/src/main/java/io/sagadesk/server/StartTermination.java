package io.sagadesk.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal end the process although its start waits for a store. Spring's own shutdown waits until the start is over,
 * which a silent store may delay for minutes. Ended in this way the process is as after {@code kill -9}, which loses nothing.
 */
final class StartTermination {

    private static final int SECONDS_TO_END = 5;
    private static final int STOPPED_BY_SIGTERM = 143;

    private final CountDownLatch over = new CountDownLatch(1);

    private StartTermination() {}

    /** Watches for a signal from now on. */
    static StartTermination watching() {
        var watching = new StartTermination();
        Runtime.getRuntime().addShutdownHook(new Thread(watching::endIfStarting, "start-termination"));
        return watching;
    }

    /** Ends the watch: the start is over, whether it succeeded or failed. */
    void startIsOver() {
        over.countDown();
    }

    private void endIfStarting() {
        try {
            if (over.await(SECONDS_TO_END, TimeUnit.SECONDS)) return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(STOPPED_BY_SIGTERM);
    }
}
