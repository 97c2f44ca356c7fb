package io.sagadesk.server.axonserver;

import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.store.runtime.DaemonThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Runs the parts of the start at once while the log can be read. When it is out of reach, this part and all later ones wait for
 * a thread that asks again every second.
 */
final class BackgroundLogStart implements LogDependentStart, ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLogStart.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final AxonServerOutage outage;
    private final Runnable probe;
    private final Duration pause;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private @Nullable Thread thread;
    private volatile boolean closed;

    /**
     * Creates a start of which no part has run.
     *
     * @param probe throws if the log cannot be read now
     * @param pause between two attempts
     */
    BackgroundLogStart(AxonServerOutage outage, Runnable probe, Duration pause) {
        this.outage = outage;
        this.probe = probe;
        this.pause = pause;
    }

    @Override
    public void whenReadable(Runnable part) {
        if (!isComplete() || !isDone(part)) enqueue(part);
    }

    @Override
    public synchronized boolean isComplete() {
        return waiting.isEmpty();
    }

    /** Ends the waiting before anything stops, so that nothing starts any more. */
    @Override
    public void onApplicationEvent(ContextClosedEvent stopping) {
        closed = true;
        outage.expectDisconnection();
        var waiter = waiter();
        if (waiter == null) return;
        waiter.interrupt();
        try {
            waiter.join(STOP_TIMEOUT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread waiter() {
        return thread;
    }

    private synchronized void enqueue(Runnable part) {
        waiting.add(part);
        if (thread != null || closed) return;
        var waiter = DaemonThreads.of("axon-server-start", this::runWaiting);
        waiter.start();
        thread = waiter;
    }

    private void runWaiting() {
        try {
            for (var part = next(null); part != null; part = next(part)) {
                while (!isDone(part)) Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException stopped) {
            LOG.debug("Stopped before Axon Server has answered");
        } catch (RuntimeException broken) {
            if (!closed) LOG.error("The start cannot go on, and this server does not become ready", broken);
        }
    }

    /** Removes a part that has run, and returns the next one; null if there is none. */
    private synchronized @Nullable Runnable next(@Nullable Runnable done) {
        if (done != null) waiting.remove();
        if (waiting.isEmpty()) thread = null;
        return waiting.peek();
    }

    private boolean isDone(Runnable part) {
        if (closed || !isReadable()) return false;
        try {
            part.run();
            return true;
        } catch (RuntimeException failure) {
            if (!AxonServerFailures.isUnreachable(failure)) throw failure;
            outage.noticed(failure);
            return false;
        }
    }

    private boolean isReadable() {
        try {
            probe.run();
            outage.ended();
            return true;
        } catch (RuntimeException failure) {
            outage.noticed(failure);
            return false;
        }
    }
}
