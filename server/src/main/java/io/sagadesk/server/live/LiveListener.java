package io.sagadesk.server.live;

import java.time.Duration;

/** One who is told what changes, at their own pace. */
final class LiveListener {

    private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final SseConnection sseConnection;
    private final LiveTopic topic;
    private final SseFrames frames;
    private long position;
    private long lastSent = System.nanoTime();

    LiveListener(SseConnection sseConnection, LiveTopic topic, SseFrames frames, long position) {
        this.sseConnection = sseConnection;
        this.topic = topic;
        this.frames = frames;
        this.position = position;
    }

    boolean isGone() {
        return sseConnection.isOver();
    }

    void close() {
        sseConnection.close();
    }

    /** Tells what is new, unless what was told before is still on its way: nothing piles up for who reads slowly. */
    void tell(PollingRound round) {
        var silence = System.nanoTime() - lastSent;
        if (!sseConnection.hasSentAll()) {
            if (silence > PATIENCE) sseConnection.close();
            return;
        }
        if (round.position(topic.projection()) > position) news(round);
        if (silence > HEARTBEAT) send(SseFrames.heartbeat(position));
    }

    private void news(PollingRound round) {
        var news = topic.since(position, round);
        news.changes().forEach(change -> send(frames.of(change)));
        position = news.upTo();
    }

    private void send(byte[] frame) {
        sseConnection.send(frame);
        lastSent = System.nanoTime();
    }
}
