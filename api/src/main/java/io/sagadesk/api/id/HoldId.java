package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a legal hold, such as a case number. */
public record HoldId(@JsonValue String value) {

    public HoldId {
        SubjectId.checked("hold", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
