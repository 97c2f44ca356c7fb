package io.sagadesk.rules.policy;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.Invalid.Fault;
import io.sagadesk.api.policy.PolicyKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the fields of one object of published rules. Fields that are never read are unknown fields, and are refused. */
final class RuleReader {

    private final String path;
    private final Map<?, ?> fields;
    private final Map<?, ?> defaults;
    private final List<Fault> faults;
    private final Set<String> known = new LinkedHashSet<>();

    RuleReader(String path, Map<?, ?> fields, Map<?, ?> defaults, List<Fault> faults) {
        this.path = path;
        this.fields = fields;
        this.defaults = defaults;
        this.faults = faults;
    }

    /** Reads published rules, or throws {@link Invalid} with all their faults. */
    static <T> T read(PolicyKind kind, Map<String, Object> rules, Function<RuleReader, T> mapper) {
        var faults = new ArrayList<Fault>();
        var read = new RuleReader("", BuiltInRules.completed(kind, rules), Map.of(), faults).all(mapper);
        if (!faults.isEmpty()) throw new Invalid(faults);
        return read;
    }

    /** Returns the value of a field, which may be absent. */
    RuleValue rule(String name) {
        known.add(name);
        var value = fields.containsKey(name) ? fields.get(name) : defaults.get(name);
        return new RuleValue(path + name, value, faults);
    }

    <T> T all(Function<RuleReader, T> mapper) {
        var read = mapper.apply(this);
        for (var name : fields.keySet()) {
            if (!known.contains(name)) faults.add(new Fault(path + name, "is not known here"));
        }
        return read;
    }
}
