package io.sagadesk.server.live;

import io.sagadesk.server.outage.StoreOutage;
import io.sagadesk.server.readside.ReadModelPositions;
import io.sagadesk.server.readside.ReadModelQueries;
import io.sagadesk.store.runtime.DaemonThreads;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** All clients of server-sent events. One thread serves them about five times a second and never waits for a client. */
@Component
public class LiveListeners implements DisposableBean {

    /** The maximum number of clients at a time. */
    public static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LiveListeners.class);
    private static final long POLL_MILLISECONDS = 200;

    private final ReadModelQueries readModelQueries;
    private final ReadModelPositions positions;
    private final SseFrames frames;
    private final Set<LiveListener> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("live"));
    private final ScheduledFuture<?> rounds;
    private boolean closed;

    LiveListeners(ReadModelQueries readModelQueries, ReadModelPositions positions, JsonMapper json) {
        this.readModelQueries = readModelQueries;
        this.positions = positions;
        this.frames = new SseFrames(json);
        this.rounds = thread.scheduleWithFixedDelay(
                this::updateAll, POLL_MILLISECONDS, POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens a stream of server-sent events as the response to this request; the caller writes no response of its own.
     *
     * @param position the client receives changes after this position
     * @return false if there are too many clients, or the server stops: then no response was written
     */
    public synchronized boolean add(
            HttpServletRequest request, HttpServletResponse response, LiveTopic topic, long position)
            throws IOException {
        if (closed || all.size() >= MOST) return false;
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var sseConnection = new SseConnection(request.startAsync(), response.getOutputStream());
        sseConnection.open();
        sseConnection.send(SseFrames.hello(position));
        all.add(new LiveListener(sseConnection, topic, frames, position));
        return true;
    }

    /** Ends all streams before the server waits for open requests, because the streams would never end. */
    @EventListener(ContextClosedEvent.class)
    public synchronized void close() {
        closed = true;
        all.forEach(LiveListener::close);
        all.clear();
    }

    @Override
    public void destroy() {
        rounds.cancel(false);
        thread.shutdownNow();
    }

    private void updateAll() {
        all.removeIf(LiveListener::isDisconnected);
        if (all.isEmpty()) return;
        var round = new PollingRound(readModelQueries, positions);
        all.forEach(listener -> update(listener, round));
    }

    /** Disconnects a client whose update fails; it reconnects and resumes at its last position. */
    private static void update(LiveListener listener, PollingRound round) {
        try {
            listener.update(round);
        } catch (RuntimeException failure) {
            if (!StoreOutage.isIn(failure)) { // its beginning and its end are logged
                LOG.warn(
                        "A listener was disconnected, because its query failed: {}",
                        failure.getClass().getName());
            }
            listener.close();
        }
    }
}
