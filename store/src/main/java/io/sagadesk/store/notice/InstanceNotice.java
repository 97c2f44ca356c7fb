package io.sagadesk.store.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What one instance tells the others at the moment. It is no event: nobody records it, and it may be lost. It holds no personal
 * data, because a database may write it to its log; ids say what it is about.
 *
 * @param topic names its subscribers
 * @param key what it is about; of two notices of a topic about the same, which wait to be sent, only the later one is sent
 * @param text for the subscribers to understand
 */
public record InstanceNotice(String topic, String key, String text) {

    /** The most bytes of topic, key and text together. */
    public static final int MOST_BYTES = 1_000;

    /** @throws IllegalArgumentException if it is longer than {@link #MOST_BYTES} */
    public InstanceNotice {
        if (topic.getBytes(UTF_8).length + key.getBytes(UTF_8).length + text.getBytes(UTF_8).length > MOST_BYTES) {
            throw new IllegalArgumentException("A notice has at most " + MOST_BYTES + " bytes");
        }
    }
}
