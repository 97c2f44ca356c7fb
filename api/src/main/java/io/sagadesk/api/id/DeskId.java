package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a desk, which is one team. */
public record DeskId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "desk";

    public DeskId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
