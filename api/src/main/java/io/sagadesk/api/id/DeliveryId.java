package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of one message to one customer; all attempts to send it share the id. */
public record DeliveryId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "delivery";

    public DeliveryId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
