package io.sagadesk.server.notice;

import io.sagadesk.store.notice.InstanceNotice;
import io.sagadesk.store.notice.NoticeChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The positions up to which the segments of projections are folded, as the instances on the same documents tell them. A position
 * that was told holds for ever, whoever works on the segment later.
 *
 * <p>An instance that may have missed something asks, and all tell what they know.
 */
final class FoldedPositions {

    private final NoticeChannel channel;
    private final String topic;
    private final String question;
    private final ConcurrentMap<String, Map<Integer, Long>> told = new ConcurrentHashMap<>();
    private final ConcurrentMap<Segment, Long> sent = new ConcurrentHashMap<>();

    private record Segment(String processor, int number) {}

    /** @param documents identifies the documents: instances with one log may have others */
    FoldedPositions(NoticeChannel channel, String documents) {
        this.channel = channel;
        this.topic = "folded/" + documents;
        this.question = "folded?/" + documents;
        channel.subscribe(topic, this::note);
        channel.subscribe(question, unused -> sent.clear()); // all are told with the next look
        channel.whenConnected(() -> channel.send(new InstanceNotice(question, "", "")));
    }

    /** What was told about a processor, by segment. */
    Map<Integer, Long> told(String processor) {
        return told.getOrDefault(processor, Map.of());
    }

    /** Tells the position of a segment on which this instance works, if it is another one than was told last. */
    void tell(String processor, int segment, long position) {
        var before = sent.put(new Segment(processor, segment), position);
        if (before != null && before == position) return;
        channel.send(new InstanceNotice(topic, processor + "/" + segment, Long.toString(position)));
    }

    private void note(InstanceNotice notice) {
        var slash = notice.key().lastIndexOf('/');
        var segment = Integer.valueOf(notice.key().substring(slash + 1));
        told.computeIfAbsent(notice.key().substring(0, slash), unused -> new ConcurrentHashMap<>())
                .merge(segment, Long.valueOf(notice.text()), Math::max);
    }
}
