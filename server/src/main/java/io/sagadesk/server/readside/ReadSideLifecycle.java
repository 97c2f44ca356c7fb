package io.sagadesk.server.readside;

import io.sagadesk.replay.rebuild.ReadSideStart;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Brings the projections to life in the background: commands are taken from the start, whatever there is to catch up with. */
final class ReadSideLifecycle implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideLifecycle.class);
    private static final long MILLISECONDS_TO_STOP = 10_000;

    private final Runnable check;
    private final ReadSideStart start;
    private @Nullable Thread thread;
    private volatile boolean failed;

    /** @param check is done before the server takes commands */
    ReadSideLifecycle(Runnable check, ReadSideStart start) {
        this.check = check;
        this.start = start;
    }

    @Override
    public synchronized void start() {
        check.run();
        var starting = new Thread(this::startQuietly, "read-side-start");
        starting.setDaemon(true);
        starting.start();
        thread = starting;
    }

    @Override
    public synchronized void stop() {
        start.cancel();
        if (thread == null) return;
        try {
            thread.join(MILLISECONDS_TO_STOP);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Whether the projections could not be started; the server's log says why. */
    boolean hasFailed() {
        return failed;
    }

    private void startQuietly() {
        try {
            start.run();
        } catch (CancellationException | InterruptedException stopping) {
            LOG.debug("Stopped before the read side had caught up; the next start goes on");
        } catch (RuntimeException failure) {
            failed = true;
            LOG.error("The projections cannot be started", failure);
        }
    }
}
