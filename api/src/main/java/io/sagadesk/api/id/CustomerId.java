package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The pseudonymous id of a customer: the only reference to a person in the log. */
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
