package io.sagadesk.projections.conversation;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptEntry.Kind;
import io.sagadesk.projections.Envelope;
import io.sagadesk.projections.Millis;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the entries of transcripts. */
final class Entries {

    private Entries() {}

    static TranscriptEntry message(Envelope envelope, MessagePosted posted) {
        return new TranscriptEntry(
                envelope.position(),
                Millis.of(posted.at()),
                Kind.MESSAGE,
                posted.author(),
                posted.messageId(),
                posted.text(),
                Map.of());
    }

    static TranscriptEntry entry(
            Envelope envelope, Instant at, Kind kind, @Nullable Author by, Map<String, String> details) {
        return new TranscriptEntry(envelope.position(), Millis.of(at), kind, by, null, null, details);
    }

    /** Names and values in turn; what is absent is left out, and of an id its value is told. */
    static Map<String, String> details(@Nullable Object... namesAndValues) {
        var details = new TreeMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) details.put(String.valueOf(namesAndValues[i]), text(value));
        }
        return details;
    }

    private static String text(Object value) {
        return value instanceof SubjectId id ? id.value() : value.toString();
    }
}
