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

/** The fields of an object of some rules; what nobody asked for is not known. */
final class RuleReader {

    private final String path;
    private final Map<?, ?> fields;
    private final Map<?, ?> otherwise;
    private final List<Fault> faults;
    private final Set<String> known = new LinkedHashSet<>();

    RuleReader(String path, Map<?, ?> fields, Map<?, ?> otherwise, List<Fault> faults) {
        this.path = path;
        this.fields = fields;
        this.otherwise = otherwise;
        this.faults = faults;
    }

    /** Reads published rules, or throws {@link Invalid} with all their faults. */
    static <T> T read(PolicyKind kind, Map<String, Object> rules, Function<RuleReader, T> how) {
        var faults = new ArrayList<Fault>();
        var read = new RuleReader("", BuiltInRules.completed(kind, rules), Map.of(), faults).all(how);
        if (!faults.isEmpty()) throw new Invalid(faults);
        return read;
    }

    /** The value of a field, whether or not it is there. */
    RuleValue rule(String name) {
        known.add(name);
        var value = fields.containsKey(name) ? fields.get(name) : otherwise.get(name);
        return new RuleValue(path + name, value, faults);
    }

    <T> T all(Function<RuleReader, T> how) {
        var read = how.apply(this);
        for (var name : fields.keySet()) {
            if (!known.contains(name)) faults.add(new Fault(path + name, "is not known here"));
        }
        return read;
    }
}
