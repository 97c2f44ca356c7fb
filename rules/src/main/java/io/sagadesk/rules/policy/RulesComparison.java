package io.sagadesk.rules.policy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares rules by their JSON value: 30, 30L and 30.0 are the same number. */
public final class RulesComparison {

    private RulesComparison() {}

    public static boolean areAlike(Map<String, Object> some, Map<String, Object> others) {
        return normal(some).equals(normal(others));
    }

    private static Map<Object, @Nullable Object> normal(Map<?, ?> rules) {
        var normal = new HashMap<Object, @Nullable Object>();
        rules.forEach((name, value) -> normal.put(name, normal(value)));
        return normal;
    }

    /**
     * A rule may be null, a text, a boolean, a number, a list or a map. After a reload a number may have another Java type.
     */
    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Number number) return new BigDecimal(number.toString()).stripTrailingZeros();
        if (value instanceof Map<?, ?> rules) return normal(rules);
        if (value instanceof List<?> values)
            return values.stream().map(RulesComparison::normal).toList();
        return value;
    }
}
