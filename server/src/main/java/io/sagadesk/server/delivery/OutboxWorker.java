package io.sagadesk.server.delivery;

import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Attempts due deliveries on a background thread, started after everything else. With a movable clock the thread does
 * not start: messages are sent when the clock is moved, so that their order is reproducible.
 */
public final class OutboxWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int BATCH_SIZE = 20; // entries that share one wait for the read models
    private static final long PAUSE_MILLISECONDS = 250;
    private static final long LONGEST_PAUSE_MILLISECONDS = 10_000;
    private static final long STOP_TIMEOUT_MILLISECONDS = 15_000;

    private final OutboxDispatcher dispatcher;
    private final boolean runsByItself;
    private final LogDependentStart logDependentStart;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = DaemonThreads.of("outbox", this::work);
    private volatile boolean running;
    private volatile boolean failing;

    OutboxWorker(OutboxDispatcher dispatcher, boolean runsByItself, LogDependentStart logDependentStart) {
        this.dispatcher = dispatcher;
        this.runsByItself = runsByItself;
        this.logDependentStart = logDependentStart;
    }

    /** Whether the outbox or the log could not be reached at the last attempt; the server's log says why. */
    public boolean isFailing() {
        return failing;
    }

    @Override
    public boolean isAutoStartup() {
        return runsByItself;
    }

    @Override
    public void start() {
        logDependentStart.whenReadable(thread::start);
        running = true;
    }

    /**
     * Returns when the current message is sent, or after 15 seconds. If the mail server takes longer, the outcome of
     * that message is not recorded, as after a crash.
     */
    @Override
    public void stop() {
        stopping.countDown();
        running = false;
        try {
            thread.join(STOP_TIMEOUT_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        var pause = PAUSE_MILLISECONDS;
        try {
            while (!stopping.await(pause, TimeUnit.MILLISECONDS)) {
                pause = tryAll() ? PAUSE_MILLISECONDS : Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.warn("The outbox thread was interrupted: nothing is sent until the next start");
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean tryAll() {
        try {
            while (!isStopping() && dispatcher.tryNext(BATCH_SIZE, this::isStopping)) failing = false;
            failing = false;
        } catch (RuntimeException outOfReach) {
            if (!failing) LOG.error("The outbox cannot be worked on; trying again", outOfReach);
            failing = true;
        }
        return !failing;
    }
}
