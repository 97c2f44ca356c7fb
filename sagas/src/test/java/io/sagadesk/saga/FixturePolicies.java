package io.sagadesk.saga;

import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.rules.policy.BuiltInRules;
import io.sagadesk.rules.policy.PolicyRules;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The built-in rules, and those that a test publishes. */
public final class FixturePolicies implements PolicyLookup {

    private final Map<PolicyKind, NavigableMap<Instant, PolicyRules>> published = new HashMap<>();
    private final Set<PolicyRules> unreadable = new HashSet<>();

    /** The built-in rules but for these, as the first version, and in force at all times. */
    public void publish(PolicyKind kind, Map<String, Object> changes) {
        publish(kind, Instant.MIN, changes);
    }

    /** The built-in rules but for these, as the next version, and in force from then on. */
    public void publish(PolicyKind kind, Instant at, Map<String, Object> changes) {
        var rules = new HashMap<>(BuiltInRules.of(kind));
        rules.putAll(changes);
        versions(kind).put(at, PolicyRules.read(kind, versions(kind).size() + 1, rules));
    }

    /** From now on nobody can make out what this version says. */
    public void spoil(PolicyKind kind, int version) {
        unreadable.add(version(kind, version));
    }

    @Override
    public PolicyRules inForce(PolicyKind kind, Instant at) {
        return newestOf(kind, versions(kind).headMap(at, true).values());
    }

    @Override
    public PolicyRules version(PolicyKind kind, int version) {
        var all = versions(kind).values();
        if (version > all.size()) {
            throw new IllegalArgumentException("There is no version " + version + " of " + kind);
        }
        return newestOf(
                kind, all.stream().filter(rules -> rules.version() <= version).toList());
    }

    private PolicyRules newestOf(PolicyKind kind, Collection<PolicyRules> versions) {
        return versions.stream()
                .filter(rules -> !unreadable.contains(rules))
                .max(Comparator.comparing(PolicyRules::version))
                .orElseGet(() -> builtIn(kind));
    }

    private NavigableMap<Instant, PolicyRules> versions(PolicyKind kind) {
        return published.computeIfAbsent(kind, same -> new TreeMap<>());
    }

    private static PolicyRules builtIn(PolicyKind kind) {
        return PolicyRules.read(kind, 0, BuiltInRules.of(kind));
    }
}
