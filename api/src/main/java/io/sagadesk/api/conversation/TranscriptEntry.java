package io.sagadesk.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.id.MessageId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said or done in a conversation, as a reader wants to see it.
 *
 * @param position of its event in the log
 * @param by who said or did it, where the event says so
 * @param text what was said: by a message, or with a rating; sealed in the read model, open in an answer
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

    /** The same with its text opened. */
    public TranscriptEntry saying(@Nullable String opened) {
        return new TranscriptEntry(position, at, kind, by, messageId, opened, details);
    }
}
