package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** One piece of work. */
public record TicketId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "ticket";

    public TicketId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
