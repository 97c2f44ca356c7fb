package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** One conversation, from the first word to the last, whatever the channel. */
public record ConversationId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "conversation";

    public ConversationId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
