package io.sagadesk.server.live;

import java.time.Duration;

/** One client of server-sent events, served at the speed at which it reads. */
final class LiveListener {

    private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();
    private static final long SEND_TIMEOUT = Duration.ofSeconds(20).toNanos();

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

    boolean isDisconnected() {
        return sseConnection.isOver();
    }

    void close() {
        sseConnection.close();
    }

    /**
     * Sends new changes, unless earlier ones are still being sent: nothing piles up for a slow client. Closes the
     * connection if the client has read nothing for 20 seconds.
     */
    void update(PollingRound round) {
        var sinceLastSent = System.nanoTime() - lastSent;
        if (!sseConnection.hasSentAll()) {
            if (sinceLastSent > SEND_TIMEOUT) sseConnection.close();
            return;
        }
        if (round.position(topic.projection()) > position) sendNews(round);
        if (sinceLastSent > HEARTBEAT) send(SseFrames.heartbeat(position));
    }

    private void sendNews(PollingRound round) {
        var news = topic.since(position, round);
        news.changes().forEach(change -> send(frames.of(change)));
        position = news.upTo();
    }

    private void send(byte[] frame) {
        sseConnection.send(frame);
        lastSent = System.nanoTime();
    }
}
