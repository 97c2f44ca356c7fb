package io.sagadesk.store.notice;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscribers of an instance by topic. */
final class NoticeSubscribers {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSubscribers.class);

    private final Map<String, List<Consumer<InstanceNotice>>> byTopic = new ConcurrentHashMap<>();

    void add(String topic, Consumer<InstanceNotice> subscriber) {
        byTopic.computeIfAbsent(topic, unused -> new CopyOnWriteArrayList<>()).add(subscriber);
    }

    /** One that fails keeps nobody else from being told. */
    void tell(InstanceNotice notice) {
        for (var subscriber : byTopic.getOrDefault(notice.topic(), List.of())) {
            try {
                subscriber.accept(notice);
            } catch (RuntimeException failure) {
                LOG.warn("A notice about {} was not understood", notice.topic(), failure);
            }
        }
    }
}
