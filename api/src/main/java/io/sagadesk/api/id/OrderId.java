package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The order number of the shop, so that a purchase cannot be counted twice. */
public record OrderId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "order";

    public OrderId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
