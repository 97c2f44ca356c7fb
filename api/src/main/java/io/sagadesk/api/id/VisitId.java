package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a visit, which is one browsing session. */
public record VisitId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "visit";

    public VisitId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
