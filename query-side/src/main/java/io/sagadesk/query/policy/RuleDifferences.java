package io.sagadesk.query.policy;

import io.sagadesk.api.policy.PolicyComparison.Difference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares two sets of rules value by value. */
final class RuleDifferences {

    private RuleDifferences() {}

    static List<Difference> between(Map<String, Object> from, Map<String, Object> to) {
        var before = values(from);
        var after = values(to);
        var paths = new LinkedHashSet<>(before.keySet());
        paths.addAll(after.keySet());
        var differences = new ArrayList<Difference>();
        for (var path : paths) {
            var one = before.get(path);
            var other = after.get(path);
            if (!Objects.equals(comparable(one), comparable(other))) differences.add(new Difference(path, one, other));
        }
        return differences;
    }

    private static Map<String, @Nullable Object> values(Map<String, Object> rules) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        rules.forEach((name, value) -> collect(name, value, values));
        return values;
    }

    /** Collects values by path. An empty list or object counts as a value of its own. */
    private static void collect(String path, @Nullable Object value, Map<String, @Nullable Object> values) {
        if (value instanceof Map<?, ?> fields && !fields.isEmpty()) {
            fields.forEach((name, field) -> collect(path + "." + name, field, values));
        } else if (value instanceof List<?> elements && !elements.isEmpty()) {
            for (var i = 0; i < elements.size(); i++) collect(path + "[" + i + "]", elements.get(i), values);
        } else {
            values.put(path, value);
        }
    }

    /** Returns numbers in a form in which 30 and 30.0 are equal. */
    private static @Nullable Object comparable(@Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }
}
