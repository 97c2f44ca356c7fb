package io.sagadesk.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.id.MessageId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One message or action of a conversation, as shown to a reader.
 *
 * @param position log position of the event
 * @param by the author, if the event names one
 * @param text the text of a message, or the comment of a rating; encrypted in the read model, decrypted in an answer
 * @param details by name: {@code desk}, {@code agent}, {@code reason}, {@code from}, {@code to}, {@code outcome},
 *     {@code stars}, as they apply; never personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TranscriptEntry(
        long position,
        Instant at,
        Kind kind,
        @Nullable Author by,
        @Nullable MessageId messageId,
        @Nullable String text,
        Map<String, String> details) {

    public enum Kind {
        STARTED,
        MESSAGE,
        HUMAN_REQUESTED,
        QUEUED,
        ASSIGNED,
        ACCEPTED,
        DECLINED,
        RETURNED,
        SENIOR_REQUIRED,
        TRANSFERRED,
        LEFT_QUEUE,
        RELEASED,
        CHANNEL_CHANGED,
        CLOSED,
        REOPENED,
        RATING_ASKED,
        RATED
    }

    public TranscriptEntry {
        details = details == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Returns a copy with the decrypted text. */
    public TranscriptEntry saying(@Nullable String opened) {
        return new TranscriptEntry(position, at, kind, by, messageId, opened, details);
    }
}
