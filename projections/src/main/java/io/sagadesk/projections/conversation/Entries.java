package io.sagadesk.projections.conversation;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptEntry.Kind;
import io.sagadesk.projections.Envelope;
import io.sagadesk.projections.Millis;
import java.time.Instant;
import java.util.Map;
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
}
