package io.sagadesk.embeddedmongo.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a filter by field. Conditions inside an {@code $or} and the like are not included; the filter evaluates
 * them.
 */
final class FilterConditions {

    private final Map<String, FieldCondition> byField = new LinkedHashMap<>();
    private boolean complete = true;

    FilterConditions(Document filter) {
        addAll(filter);
    }

    @Nullable FieldCondition on(String field) {
        return byField.get(field);
    }

    /** Whether the filter consists of only these conditions, and the given number of exact ones covers all of them. */
    boolean areFulfilledBy(int exactlyFulfilled) {
        return complete && exactlyFulfilled == byField.size();
    }

    private void addAll(Document filter) {
        filter.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> parts) {
                parts.forEach(part -> addAll((Document) part));
            } else if (field.startsWith("$")) {
                complete = false;
            } else {
                byField.computeIfAbsent(field, name -> new FieldCondition()).add(condition);
            }
        });
    }
}
