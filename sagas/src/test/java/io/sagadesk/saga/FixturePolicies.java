package io.sagadesk.saga;

import io.sagadesk.api.policy.BuiltInRules;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyRules;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The built-in rules, and those that a test publishes. */
public final class FixturePolicies implements Policies {

    private final Map<PolicyKind, NavigableMap<Instant, PolicyRules>> published = new HashMap<>();

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

    @Override
    public PolicyRules inForce(PolicyKind kind, Instant at) {
        var newest = versions(kind).floorEntry(at);
        return newest == null ? builtIn(kind) : newest.getValue();
    }

    @Override
    public PolicyRules version(PolicyKind kind, int version) {
        if (version == 0) return builtIn(kind);
        return versions(kind).values().stream()
                .filter(rules -> rules.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no version " + version + " of " + kind));
    }

    private NavigableMap<Instant, PolicyRules> versions(PolicyKind kind) {
        return published.computeIfAbsent(kind, same -> new TreeMap<>());
    }

    private static PolicyRules builtIn(PolicyKind kind) {
        return PolicyRules.read(kind, 0, BuiltInRules.of(kind));
    }
}
