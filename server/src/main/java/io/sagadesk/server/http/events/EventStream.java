package io.sagadesk.server.http.events;

import io.sagadesk.replay.events.EventLines;
import io.sagadesk.server.http.problem.ProblemMapping;
import io.sagadesk.store.log.EventFilter;
import io.sagadesk.store.log.FilteredLogScan;
import io.sagadesk.store.log.LogEvent;
import io.sagadesk.store.log.LogReader;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events to one HTTP response until all requested events are sent, the client disconnects, or the server stops.
 */
final class EventStream implements FilteredLogScan.Visitor {

    private static final long POLL_MILLISECONDS = 100;

    /** Keep-alive interval: an empty line lets both sides notice a broken connection. */
    private static final long KEEP_ALIVE_NANOS = Duration.ofSeconds(3).toNanos();

    private final OutputStream out;
    private final boolean sealed;
    private final boolean follow;
    private final CountDownLatch stopping;
    private long lastSent = System.nanoTime();

    EventStream(OutputStream out, boolean sealed, boolean follow, CountDownLatch stopping) {
        this.out = out;
        this.sealed = sealed;
        this.follow = follow;
        this.stopping = stopping;
    }

    void send(LogReader log, EventFilter filter) {
        try {
            sendOrExplain(log, filter);
            out.flush();
        } catch (IOException gone) {
            // the client has disconnected
        }
    }

    /** Writes a failure as the last line, because the HTTP status has been sent by then. */
    private void sendOrExplain(LogReader log, EventFilter filter) throws IOException {
        try {
            FilteredLogScan.run(log, filter, this);
        } catch (RuntimeException failure) {
            var problem = ProblemMapping.of(failure);
            var said = Map.of("status", problem.status(), "code", problem.code(), "detail", problem.detail());
            write(JsonMapper.shared().writeValueAsBytes(Map.of("problem", said)));
        }
    }

    @Override
    public void event(LogEvent event) throws IOException {
        write(EventLines.of(event, sealed));
    }

    @Override
    public boolean shouldContinue(boolean caughtUp) throws IOException {
        if (System.nanoTime() - lastSent > KEEP_ALIVE_NANOS) {
            write(new byte[0]);
            out.flush();
        }
        if (!caughtUp) return true;
        if (!follow) return false;
        out.flush();
        return !isStopping();
    }

    private void write(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
        lastSent = System.nanoTime();
    }

    private boolean isStopping() {
        try {
            return stopping.await(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
