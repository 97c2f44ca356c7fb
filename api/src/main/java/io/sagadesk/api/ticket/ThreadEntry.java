package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.MessageId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One message or action of a ticket, as shown to a reader. A {@code NOTE} is internal: the customer never sees it.
 *
 * @param position log position of the event
 * @param by the author, if the event names one
 * @param text the text of a reply or a note; encrypted in the read model, decrypted in an answer
 * @param details by name: {@code agent}, {@code from}, {@code to}, {@code reason}, {@code target}, {@code number},
 *     {@code level}, {@code rule}, {@code version}, {@code into}, {@code plan}, as they apply; never personal data
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ThreadEntry(
        long position,
        Instant at,
        Kind kind,
        @Nullable Author by,
        @Nullable MessageId messageId,
        @Nullable String text,
        Map<String, String> details) {

    public enum Kind {
        OPENED,
        REPLY,
        NOTE,
        ASSIGNED,
        PRIORITY_CHANGED,
        CUSTOMER_AWAITED,
        HELD,
        RESUMED,
        ESCALATED,
        SERVICE_LEVEL_APPLIED,
        TARGET_AT_RISK,
        TARGET_BREACHED,
        TARGET_MET,
        SOLVED,
        REOPENED,
        CLOSED,
        MERGED,
        /** Another ticket was merged into this one. */
        TOOK_OVER
    }

    public ThreadEntry {
        details = details == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** Returns a copy with the decrypted text. */
    public ThreadEntry saying(@Nullable String opened) {
        return new ThreadEntry(position, at, kind, by, messageId, opened, details);
    }
}
