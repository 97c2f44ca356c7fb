package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** One return of an order: unique within it. */
public record ReturnId(@JsonValue String value) {

    public ReturnId {
        SubjectId.checked("return", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
