package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a return; unique within its order. */
public record ReturnId(@JsonValue String value) {

    public ReturnId {
        SubjectId.checked("return", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
