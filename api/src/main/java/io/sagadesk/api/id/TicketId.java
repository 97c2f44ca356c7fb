package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a ticket. */
public record TicketId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "ticket";

    public TicketId {
        SubjectId.checked(KIND, value);
    }

    /**
     * Derives the id of the follow-up ticket of a conversation. There is one per conversation, whatever the reason for it.
     */
    public static TicketId followUpOf(ConversationId conversationId) {
        return new TicketId(SubjectId.because(conversationId, "follow-up"));
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
