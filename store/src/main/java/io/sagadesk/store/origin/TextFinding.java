package io.sagadesk.store.origin;

import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.CustomerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an encrypted text was found, as far as whoever opens it knows. What it does not know is null and is not compared
 * with the text's origin.
 */
public record TextFinding(
        @Nullable CustomerId customer,
        @Nullable String type,
        @Nullable String field,
        @Nullable String stream,
        @Nullable Long number) {

    /** Found somewhere: nothing is compared. */
    public static final TextFinding ANYWHERE = new TextFinding(null, null, null, null, null);

    /** Found in an event, a snapshot, or another object that is read from its stored form. */
    public static TextFinding inStored(String type, String field, @Nullable StreamPlace place) {
        return new TextFinding(
                null, type, field, place == null ? null : place.stream(), place == null ? null : place.number());
    }

    /** Found in a document of a read model, which copies texts of one subject and one customer. */
    public static TextFinding inDocumentOf(@Nullable CustomerId customer, SubjectId subject) {
        return new TextFinding(customer, null, null, subject.toString(), null);
    }

    /** Returns what is wrong if the text does not belong here, as a sentence. */
    public Optional<String> objectionTo(TextOrigin origin) {
        if (matches(origin)) return Optional.empty();
        return Optional.of(
                "A text was moved: it was written as " + origin.described() + ", and was found in " + described());
    }

    /** Returns what is wrong if the text is not of the customer with whose texts it was found, as a sentence. */
    public Optional<String> objectionTo(CustomerId owner) {
        if (customer == null || customer.equals(owner)) return Optional.empty();
        return Optional.of(
                "A text was moved: it is of " + owner + ", and was found in " + described() + " of " + customer);
    }

    private boolean matches(TextOrigin origin) {
        var place = origin.place();
        return (type == null || type.equals(origin.type()))
                && (field == null || field.equals(origin.fieldName()))
                && (stream == null || (place != null && stream.equals(place.stream())))
                && (number == null || (place != null && number == place.number()));
    }

    private String described() {
        if (type == null || field == null) return "the document of " + stream;
        var what = "'" + field + "' of '" + type + "'";
        return stream == null ? what : what + ", number " + number + " of " + stream;
    }
}
