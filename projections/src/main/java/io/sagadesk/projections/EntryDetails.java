package io.sagadesk.projections;

import io.sagadesk.api.SubjectId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Creates the details of entries: strings by name. */
public final class EntryDetails {

    private EntryDetails() {}

    /**
     * Returns details from alternating names and values. Null values are left out, and an id is reduced to its value.
     */
    public static Map<String, String> details(@Nullable Object... namesAndValues) {
        var details = new TreeMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) details.put(String.valueOf(namesAndValues[i]), text(value));
        }
        return details;
    }

    private static String text(Object value) {
        return value instanceof SubjectId id ? id.value() : value.toString();
    }
}
