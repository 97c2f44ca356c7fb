package io.sagadesk.server.delivery;

import io.sagadesk.store.runtime.DaemonThreads;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outbox in the background, once everything else has started. With a clock that is moved it does not: there what
 * is due is sent when the clock is moved, so that everything happens in the same order each time.
 */
public final class OutboxWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
    private static final int BATCH = 20; // they wait together for the read models
    private static final long MILLISECONDS_BETWEEN = 250;
    private static final long MOST_MILLISECONDS_BETWEEN = 10_000;
    private static final long MILLISECONDS_TO_STOP = 15_000;

    private final OutboxDispatcher dispatcher;
    private final boolean onlyWhenMoved;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = DaemonThreads.of("outbox", this::work);
    private volatile boolean running;
    private volatile boolean failing;

    OutboxWorker(OutboxDispatcher dispatcher, boolean onlyWhenMoved) {
        this.dispatcher = dispatcher;
        this.onlyWhenMoved = onlyWhenMoved;
    }

    /** Whether outbox or log were out of reach at the last attempt; the server's log says why. */
    public boolean isFailing() {
        return failing;
    }

    @Override
    public boolean isAutoStartup() {
        return !onlyWhenMoved;
    }

    @Override
    public void start() {
        thread.start();
        running = true;
    }

    /**
     * Returns when the message at hand is sent. A mail server that takes too long over it is not waited for: what became of
     * that one is not recorded then, as after a crash.
     */
    @Override
    public void stop() {
        stopping.countDown();
        running = false;
        try {
            thread.join(MILLISECONDS_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        var pause = MILLISECONDS_BETWEEN;
        try {
            while (!stopping.await(pause, TimeUnit.MILLISECONDS)) {
                pause = tryAll() ? MILLISECONDS_BETWEEN : Math.min(2 * pause, MOST_MILLISECONDS_BETWEEN);
            }
        } catch (InterruptedException e) {
            LOG.warn("Somebody interrupted the outbox: nothing is sent until the next start");
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private boolean tryAll() {
        try {
            while (!isStopping() && dispatcher.tryNext(BATCH, this::isStopping)) failing = false;
            failing = false;
        } catch (RuntimeException outOfReach) {
            if (!failing) LOG.error("The outbox cannot be worked on; trying again", outOfReach);
            failing = true;
        }
        return !failing;
    }
}
