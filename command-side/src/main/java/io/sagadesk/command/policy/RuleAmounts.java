package io.sagadesk.command.policy;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.Invalid.Fault;
import io.sagadesk.api.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds the amounts of money in rules to the digits of their currency when the rules are published. Rules that are read are
 * not held to it, so that what was published before stays in force.
 */
final class RuleAmounts {

    private static final Set<String> FIELDS = Set.of("amount", "currency");

    private RuleAmounts() {}

    /** Refuses rules, whose form is valid, with the paths of all amounts that nobody can pay. */
    static void require(Map<String, Object> rules) {
        var faults = new ArrayList<Fault>();
        inspect(rules, "", faults);
        if (!faults.isEmpty()) throw new Invalid(faults);
    }

    private static void inspect(@Nullable Object value, String path, List<Fault> faults) {
        if (value instanceof Map<?, ?> amount && amount.keySet().equals(FIELDS)) {
            var fault = fault(amount);
            if (fault != null) faults.add(new Fault(path, fault));
        } else if (value instanceof Map<?, ?> fields) {
            fields.forEach((name, field) -> inspect(field, path.isEmpty() ? "" + name : path + "." + name, faults));
        } else if (value instanceof List<?> elements) {
            for (var index = 0; index < elements.size(); index++) {
                inspect(elements.get(index), path + "[" + index + "]", faults);
            }
        }
    }

    private static @Nullable String fault(Map<?, ?> amount) {
        return Money.of(String.valueOf(amount.get("amount")), String.valueOf(amount.get("currency")))
                .fault();
    }
}
