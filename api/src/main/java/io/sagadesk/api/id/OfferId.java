package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** One offer to one customer, whether or not it is made. */
public record OfferId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "offer";

    public OfferId {
        SubjectId.checked(KIND, value);
    }

    /** The offer that follows from something, such as the {@code apology} for a conversation. */
    public static OfferId because(SubjectId cause, String word) {
        return new OfferId(SubjectId.because(cause, word));
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
