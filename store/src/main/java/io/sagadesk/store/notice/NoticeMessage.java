package io.sagadesk.store.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several notices of one instance as one text.
 *
 * @param sender a name of the instance, for this process alone
 */
record NoticeMessage(String sender, List<InstanceNotice> notices) {

    /** PostgreSQL's notifications have less than 8,000 bytes. A notice has fewer, however its text is escaped. */
    static final int MOST_BYTES = 7_900;

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Writes notices as few texts, each of at most {@link #MOST_BYTES}. */
    static List<String> texts(String sender, List<InstanceNotice> notices) {
        var texts = new ArrayList<String>();
        var together = new ArrayList<InstanceNotice>();
        var frame = bytes(new NoticeMessage(sender, List.of()));
        var length = frame;
        for (var notice : notices) {
            var more = bytes(notice) + 1; // and a comma
            if (length + more > MOST_BYTES && !together.isEmpty()) {
                texts.add(JSON.writeValueAsString(new NoticeMessage(sender, together)));
                together.clear();
                length = frame;
            }
            together.add(notice);
            length += more;
        }
        if (!together.isEmpty()) texts.add(JSON.writeValueAsString(new NoticeMessage(sender, together)));
        return texts;
    }

    /** Reads a text. Empty if it is not one of ours. */
    static Optional<NoticeMessage> of(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, NoticeMessage.class))
                    .filter(NoticeMessage::isComplete);
        } catch (JacksonException foreign) {
            return Optional.empty();
        }
    }

    /** Jackson gives null for what is missing. */
    private boolean isComplete() {
        return Stream.of(sender, notices).allMatch(Objects::nonNull);
    }

    private static int bytes(Object value) {
        return JSON.writeValueAsString(value).getBytes(UTF_8).length;
    }
}
