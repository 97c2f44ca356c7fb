package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a message of a conversation, or of a reply or note of a ticket; unique within it. */
public record MessageId(@JsonValue String value) {

    public MessageId {
        SubjectId.checked("message", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
