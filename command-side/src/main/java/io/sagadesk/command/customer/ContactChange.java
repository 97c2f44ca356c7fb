package io.sagadesk.command.customer;

import io.sagadesk.api.customer.ContactDetails;
import io.sagadesk.api.customer.ContactField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of contact details and time zone.
 *
 * @param removed what is absent afterwards, whatever is given
 */
record ContactChange(
        @Nullable ContactDetails given, @Nullable String givenZone, List<ContactField> removed) {

    private static final ContactDetails NOTHING = new ContactDetails(null, null, null, null);

    /** Returns the given details as a whole: what is not given is absent. */
    ContactDetails replacing() {
        return over(NOTHING);
    }

    /** Returns the present details with the change; absent if there were none and none is given. */
    @Nullable ContactDetails editing(@Nullable ContactDetails present) {
        var merged = over(present == null ? NOTHING : present);
        return present == null && merged.equals(NOTHING) ? null : merged;
    }

    @Nullable String timeZone(@Nullable String present) {
        return either(ContactField.TIME_ZONE, givenZone, present);
    }

    private ContactDetails over(ContactDetails present) {
        var changed = given == null ? NOTHING : given;
        return new ContactDetails(
                either(ContactField.NAME, changed.name(), present.name()),
                either(ContactField.EMAIL, changed.email(), present.email()),
                either(ContactField.PHONE, changed.phone(), present.phone()),
                either(ContactField.ADDRESS, changed.address(), present.address()));
    }

    private @Nullable String either(ContactField field, @Nullable String changed, @Nullable String present) {
        if (removed.contains(field)) return null;
        return changed == null ? present : changed;
    }
}
