package io.sagadesk.api.customer;

import io.sagadesk.api.Length;
import org.jspecify.annotations.Nullable;

/**
 * The contact details of a customer. Personal data as a whole: use it only as a component marked {@link
 * io.sagadesk.api.PersonalData}.
 */
public record ContactDetails(
        @Nullable String name,
        @Length(max = 254) @Nullable String email,
        @Length(max = 40) @Nullable String phone,
        @Length(max = 500) @Nullable String address) {

    @Override
    public String toString() {
        return "ContactDetails[…]"; // no personal data in log lines
    }
}
