package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a conversation; it stays the same over channel changes and reopenings. */
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
