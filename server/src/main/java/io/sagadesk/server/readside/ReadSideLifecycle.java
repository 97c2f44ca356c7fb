package io.sagadesk.server.readside;

import com.mongodb.MongoException;
import io.sagadesk.replay.rebuild.ReadSideStart;
import io.sagadesk.store.runtime.DaemonThreads;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the projections to life in the background: commands are taken from the start, whatever there is to catch up with.
 * While the documents cannot be reached it tries again.
 */
public final class ReadSideLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideLifecycle.class);
    private static final long MILLISECONDS_TO_STOP = 10_000;
    private static final long SECONDS_BETWEEN_ATTEMPTS = 3;

    private final Runnable check;
    private final ReadSideStart start;
    private final Runnable started;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable String failure;

    /**
     * A read side that is not started yet.
     *
     * @param check is done before the server takes requests
     * @param started is done when everything follows the log that can
     */
    ReadSideLifecycle(Runnable check, ReadSideStart start, Runnable started) {
        this.check = check;
        this.start = start;
        this.started = started;
    }

    /** Before the web server, and stopped after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public synchronized void start() {
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
            thread.join(MILLISECONDS_TO_STOP);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** What keeps the projections from being started, if anything; the server's log says more. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private void startUntilItSucceeds() {
        try {
            while (!attempt()) {
                if (stopping.await(SECONDS_BETWEEN_ATTEMPTS, TimeUnit.SECONDS)) return;
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
        } catch (MongoException unreachable) {
            failure = unreachable.getClass().getSimpleName();
            LOG.warn("The projections cannot be started yet: {}", failure);
            return false;
        }
    }
}
