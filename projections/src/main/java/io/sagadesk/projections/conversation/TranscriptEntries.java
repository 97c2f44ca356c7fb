package io.sagadesk.projections.conversation;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.TranscriptEntry;
import io.sagadesk.api.conversation.TranscriptEntry.Kind;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates transcript entries. */
final class TranscriptEntries {

    private TranscriptEntries() {}

    static TranscriptEntry message(EventEnvelope envelope, MessagePosted posted) {
        return new TranscriptEntry(
                envelope.position(),
                MillisecondTimes.of(posted.at()),
                Kind.MESSAGE,
                posted.author(),
                posted.messageId(),
                posted.text(),
                Map.of());
    }

    static TranscriptEntry entry(
            EventEnvelope envelope, Instant at, Kind kind, @Nullable Author by, Map<String, String> details) {
        return new TranscriptEntry(envelope.position(), MillisecondTimes.of(at), kind, by, null, null, details);
    }
}
