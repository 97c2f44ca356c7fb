package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of one offer to one customer; withheld offers have one, too. */
public record OfferId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "offer";

    public OfferId {
        SubjectId.checked(KIND, value);
    }

    /** Derives the id of an offer from its cause, such as the {@code apology} for a conversation. */
    public static OfferId because(SubjectId cause, String word) {
        return new OfferId(SubjectId.because(cause, word));
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
