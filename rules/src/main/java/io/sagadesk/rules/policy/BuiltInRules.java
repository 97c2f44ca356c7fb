package io.sagadesk.rules.policy;

import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built-in rules of each policy: version 0, which holds while no version is published. They are resources,
 * {@code /policies/NAME.json}, in the same form as published rules.
 */
public final class BuiltInRules {

    private static final Map<PolicyKind, Map<String, Object>> BY_KIND = readAll();

    /** Objects that are given as a whole: a published version does not inherit their fields. */
    private static final Set<String> WHOLE = Set.of("calendars", "worth");

    private BuiltInRules() {}

    /** The rules of version 0, as JSON. */
    public static Map<String, Object> of(PolicyKind kind) {
        return Objects.requireNonNull(BY_KIND.get(kind));
    }

    /**
     * The rules with the built-in values of all fields that they leave out. A published version is stored like this, so it
     * stays the same when a later release has other built-in values.
     */
    public static Map<String, Object> completed(PolicyKind kind, Map<String, Object> rules) {
        return completed(of(kind), rules);
    }

    @SuppressWarnings("NullAway") // a rule may be null, which switches off
    private static Map<String, Object> completed(Map<?, ?> builtIn, Map<?, ?> rules) {
        var completed = new LinkedHashMap<String, Object>();
        builtIn.forEach((name, value) -> completed.put((String) name, value));
        rules.forEach((name, value) -> {
            var isPart = value instanceof Map<?, ?> && builtIn.get(name) instanceof Map<?, ?> && !WHOLE.contains(name);
            var whole = isPart ? completed((Map<?, ?>) builtIn.get(name), (Map<?, ?>) value) : value;
            completed.put((String) name, whole);
        });
        return completed;
    }

    private static Map<PolicyKind, Map<String, Object>> readAll() {
        var all = new EnumMap<PolicyKind, Map<String, Object>>(PolicyKind.class);
        for (var kind : PolicyKind.values()) all.put(kind, read(kind));
        return all;
    }

    private static Map<String, Object> read(PolicyKind kind) {
        var name = "/policies/" + PolicyId.of(kind).value() + ".json";
        try (var in = BuiltInRules.class.getResourceAsStream(name)) {
            var rules = JsonMapper.shared()
                    .readValue(Objects.requireNonNull(in, name), new TypeReference<Map<String, Object>>() {});
            return unmodifiable(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> unmodifiable(Map<?, ?> rules) {
        var copy = new LinkedHashMap<String, Object>();
        rules.forEach((name, value) -> copy.put((String) name, unmodifiable(value)));
        return Collections.unmodifiableMap(copy);
    }

    @SuppressWarnings("NullAway") // a rule may be null, which switches off
    private static Object unmodifiable(@Nullable Object value) {
        if (value instanceof Map<?, ?> rules) return unmodifiable(rules);
        if (!(value instanceof List<?> values)) return value;
        var copy = new ArrayList<Object>();
        values.forEach(element -> copy.add(unmodifiable(element)));
        return Collections.unmodifiableList(copy);
    }
}
