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

/** The built-in rules, and versions published by a test. */
public final class FixturePolicies implements PolicyLookup {

    private final Map<PolicyKind, NavigableMap<Instant, PolicyRules>> published = new HashMap<>();
    private final Set<PolicyRules> unreadable = new HashSet<>();

    /** Publishes the built-in rules with changes as the first version, in force at all times. */
    public void publish(PolicyKind kind, Map<String, Object> changes) {
        publish(kind, Instant.MIN, changes);
    }

    /** Publishes the built-in rules with changes as the next version, in force from the given time. */
    public void publish(PolicyKind kind, Instant at, Map<String, Object> changes) {
        var rules = new HashMap<>(BuiltInRules.of(kind));
        rules.putAll(changes);
        versions(kind).put(at, PolicyRules.read(kind, versions(kind).size() + 1, rules));
    }

    /** Makes the rules of this version unreadable from now on. */
    public void makeUnreadable(PolicyKind kind, int version) {
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
