package io.sagadesk.api.customer;

import io.sagadesk.api.Length;
import org.jspecify.annotations.Nullable;

/** How a customer is reached. Personal data as a whole: only ever a component marked as such. */
public record ContactDetails(
        @Nullable String name,
        @Length(max = 254) @Nullable String email,
        @Length(max = 40) @Nullable String phone,
        @Length(max = 500) @Nullable String address) {

    @Override
    public String toString() {
        return "ContactDetails[…]"; // may end in a log line
    }
}
