package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** One piece of work. */
public record TicketId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "ticket";

    public TicketId {
        SubjectId.checked(KIND, value);
    }

    /** The ticket as which a conversation goes on: one, whatever makes it necessary. */
    public static TicketId followUpOf(ConversationId conversationId) {
        return new TicketId(SubjectId.because(conversationId, "follow-up"));
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
