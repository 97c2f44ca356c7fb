package io.sagadesk.server.wiring;

import io.sagadesk.api.vocabulary.WrittenByNewerVersion;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The types of events that this version does not know and has met in the log. Each is logged once. */
@Component
public final class UnknownEventTypes {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownEventTypes.class);
    private static final int MOST = 1_000; // of a damaged log every type may be another one

    private final Map<String, String> sentences = new ConcurrentHashMap<>();

    /** Called for each such event that is read, and more than once for the same event. */
    public void notice(WrittenByNewerVersion event) {
        if (sentences.size() >= MOST || sentences.putIfAbsent(event.typeName(), event.sentence()) != null) return;
        LOG.warn("{}. What handles this type stops at it here, everything else goes on", event.sentence());
    }

    /** By stored type name, the sentence about the first event of this type that was read. */
    public Map<String, String> sentences() {
        return new TreeMap<>(sentences);
    }
}
