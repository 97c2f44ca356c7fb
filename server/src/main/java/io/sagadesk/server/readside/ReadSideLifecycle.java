package io.sagadesk.server.readside;

import com.mongodb.MongoException;
import io.sagadesk.replay.rebuild.ReadSideStart;
import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the projections in the background, so that commands are accepted at once, however large the backlog is.
 * Retries while the document store or the log cannot be reached.
 */
public final class ReadSideLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideLifecycle.class);
    private static final long STOP_TIMEOUT_MILLISECONDS = 10_000;
    private static final long RETRY_SECONDS = 3;

    private final Runnable check;
    private final ReadSideStart start;
    private final Runnable started;
    private final LogDependentStart logDependentStart;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable String failure;

    /**
     * Creates a read side that is not started yet.
     *
     * @param check runs before the server accepts requests, or as soon as the log can be read
     * @param started runs when every projection that can follow the log does
     */
    ReadSideLifecycle(Runnable check, ReadSideStart start, Runnable started, LogDependentStart logDependentStart) {
        this.check = check;
        this.start = start;
        this.started = started;
        this.logDependentStart = logDependentStart;
    }

    /** Starts before the web server and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        logDependentStart.whenReadable(this::startOnLog);
    }

    private synchronized void startOnLog() {
        check.run();
        var starting = DaemonThreads.of("read-side-start", this::startUntilItSucceeds);
        starting.start();
        thread = starting;
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        start.cancel();
        if (thread == null) return;
        try {
            thread.join(STOP_TIMEOUT_MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** The failure that keeps the projections from starting, if any; the server's log says more. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void startUntilItSucceeds() {
        try {
            while (!attempt()) {
                if (stopping.await(RETRY_SECONDS, TimeUnit.SECONDS)) return;
            }
        } catch (CancellationException | InterruptedException stopped) {
            LOG.debug("Stopped before the read side had caught up; the next start goes on");
        } catch (RuntimeException broken) {
            failure = broken.getClass().getSimpleName();
            LOG.error("The projections cannot be started", broken);
            started.run();
        }
    }

    private boolean attempt() throws InterruptedException {
        try {
            start.run();
            failure = null;
            started.run();
            return true;
        } catch (MongoException | EventStoreException unreachable) {
            failure = unreachable.getClass().getSimpleName();
            LOG.warn("The projections cannot be started yet: {}", failure);
            return false;
        }
    }
}
