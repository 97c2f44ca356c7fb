package io.sagadesk.server.live;

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

/** All who listen. One thread tells them, several times a second, and waits for none of them. */
@Component
public class LiveListeners implements DisposableBean {

    /** How many may listen at once. */
    public static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LiveListeners.class);
    private static final long MILLISECONDS_BETWEEN = 200;

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
                this::tellAll, MILLISECONDS_BETWEEN, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    /**
     * Has the one who asked listen from now on; whoever calls this answers nothing else.
     *
     * @param position after which to begin
     * @return false if too many listen already, or the server stops: then nothing was answered
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

    /** Comes before the server waits for requests under way: these would never end. */
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

    private void tellAll() {
        all.removeIf(LiveListener::isGone);
        if (all.isEmpty()) return;
        var round = new PollingRound(readModelQueries, positions);
        all.forEach(listener -> tell(listener, round));
    }

    /** Who cannot be told is let go, and comes back to where they were. */
    private static void tell(LiveListener listener, PollingRound round) {
        try {
            listener.tell(round);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "A listener was let go, for there was no answer: {}",
                    failure.getClass().getName());
            listener.close();
        }
    }
}
