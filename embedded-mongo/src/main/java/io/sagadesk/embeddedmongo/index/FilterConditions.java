package io.sagadesk.embeddedmongo.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a filter demands of each field; what is in an {@code $or} or the like is left to the filter itself. */
final class FilterConditions {

    private final Map<String, FieldCondition> byField = new LinkedHashMap<>();
    private boolean complete = true;

    FilterConditions(Document filter) {
        addAll(filter);
    }

    @Nullable FieldCondition on(String field) {
        return byField.get(field);
    }

    /** Whether these are all that the filter demands, and so many of them are known to be fulfilled. */
    boolean areFulfilledBy(int exactlyFulfilled) {
        return complete && exactlyFulfilled == byField.size();
    }

    private void addAll(Document filter) {
        filter.forEach((field, wanted) -> {
            if (field.equals("$and") && wanted instanceof Collection<?> parts) {
                parts.forEach(part -> addAll((Document) part));
            } else if (field.startsWith("$")) {
                complete = false;
            } else {
                byField.computeIfAbsent(field, name -> new FieldCondition()).add(wanted);
            }
        });
    }
}
