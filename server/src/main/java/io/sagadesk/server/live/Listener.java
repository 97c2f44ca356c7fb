package io.sagadesk.server.live;

import java.time.Duration;

/** One who is told what changes, at their own pace. */
final class Listener {

    private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final Line line;
    private final Topic topic;
    private final Frames frames;
    private long position;
    private long lastSent = System.nanoTime();

    Listener(Line line, Topic topic, Frames frames, long position) {
        this.line = line;
        this.topic = topic;
        this.frames = frames;
        this.position = position;
    }

    boolean isGone() {
        return line.isOver();
    }

    void close() {
        line.close();
    }

    /** Tells what is new, unless what was told before is still on its way: nothing piles up for who reads slowly. */
    void tell(Round round) {
        var silence = System.nanoTime() - lastSent;
        if (!line.hasSentAll()) {
            if (silence > PATIENCE) line.close();
            return;
        }
        if (round.position(topic.projection()) > position) news(round);
        if (silence > HEARTBEAT) send(Frames.heartbeat(position));
    }

    private void news(Round round) {
        var news = topic.since(position, round);
        news.changes().forEach(change -> send(frames.of(change)));
        position = news.upTo();
    }

    private void send(byte[] frame) {
        line.send(frame);
        lastSent = System.nanoTime();
    }
}
