package io.sagadesk.api.id;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sagadesk.api.SubjectId;

/** The id of a coupon; not the code that a customer types. */
public record CouponId(@JsonValue String value) implements SubjectId {

    public static final String KIND = "coupon";

    public CouponId {
        SubjectId.checked(KIND, value);
    }

    @Override
    public String toString() {
        return KIND + "/" + value;
    }
}
