package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of an agent; never a name. */
public record AgentId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "agent";

    public AgentId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
