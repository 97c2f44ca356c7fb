package io.sagadesk.api;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The explanation of a decision: enough to show it to a person and to compute it again.
 *
 * @param rule the rule's name, such as {@code routing}
 * @param version the version of the published policy; 0 for the built-in default
 * @param inputs the values that the rule evaluated, by name; never personal data
 */
public record Decision(String rule, @Range int version, Map<String, String> inputs) {

    public Decision {
        inputs = inputs == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** Returns a copy with one more input. */
    public Decision with(String name, String value) {
        var more = new TreeMap<>(inputs);
        more.put(name, value);
        return new Decision(rule, version, more);
    }
}
