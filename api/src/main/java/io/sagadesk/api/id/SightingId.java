package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a page view or cart change; unique within its visit. */
public record SightingId(@JsonValue String value) {

    public SightingId {
        SubjectId.checked("sighting", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
