package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** A customer's pseudonym: the only thing by which the log knows a person. */
public record CustomerId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "customer";

    public CustomerId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
