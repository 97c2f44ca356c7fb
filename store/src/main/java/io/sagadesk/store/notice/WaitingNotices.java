package io.sagadesk.store.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The notices of this instance that wait to be sent. */
final class WaitingNotices {

    static final int MOST = 10_000;

    private final Map<Subject, InstanceNotice> waiting = new LinkedHashMap<>();

    private record Subject(String topic, String key) {}

    synchronized void add(InstanceNotice notice) {
        var subject = new Subject(notice.topic(), notice.key());
        waiting.remove(subject); // the later one has the place of the later one
        if (waiting.size() == MOST) waiting.remove(waiting.keySet().iterator().next());
        waiting.put(subject, notice);
    }

    /** Returns all of them in their order, which then wait no more. */
    synchronized List<InstanceNotice> take() {
        if (waiting.isEmpty()) return List.of();
        var taken = new ArrayList<>(waiting.values());
        waiting.clear();
        return taken;
    }
}
