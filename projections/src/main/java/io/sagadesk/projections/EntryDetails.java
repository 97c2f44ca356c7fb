package io.sagadesk.projections;

import io.sagadesk.api.SubjectId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the details of entries: texts by name. */
public final class EntryDetails {

    private EntryDetails() {}

    /** Names and values in turn; what is absent is left out, and of an id its value is told. */
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
