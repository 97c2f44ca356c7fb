package io.sagadesk.server.live;

import java.time.Duration;

/** One who is told what changes, at their own pace. */
final class LiveListener {

    private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final SseConnection sseConnection;
    private final LiveTopic liveTopic;
    private final SseFrames sseFrames;
    private long position;
    private long lastSent = System.nanoTime();

    LiveListener(SseConnection sseConnection, LiveTopic liveTopic, SseFrames sseFrames, long position) {
        this.sseConnection = sseConnection;
        this.liveTopic = liveTopic;
        this.sseFrames = sseFrames;
        this.position = position;
    }

    boolean isGone() {
        return sseConnection.isOver();
    }

    void close() {
        sseConnection.close();
    }

    /** Tells what is new, unless what was told before is still on its way: nothing piles up for who reads slowly. */
    void tell(PollingRound pollingRound) {
        var silence = System.nanoTime() - lastSent;
        if (!sseConnection.hasSentAll()) {
            if (silence > PATIENCE) sseConnection.close();
            return;
        }
        if (pollingRound.position(liveTopic.projection()) > position) news(pollingRound);
        if (silence > HEARTBEAT) send(SseFrames.heartbeat(position));
    }

    private void news(PollingRound pollingRound) {
        var news = liveTopic.since(position, pollingRound);
        news.changes().forEach(liveChange -> send(sseFrames.of(liveChange)));
        position = news.upTo();
    }

    private void send(byte[] frame) {
        sseConnection.send(frame);
        lastSent = System.nanoTime();
    }
}
