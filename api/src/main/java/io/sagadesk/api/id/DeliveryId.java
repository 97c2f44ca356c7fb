package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** One message to one customer, however often it is tried to send it. */
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
