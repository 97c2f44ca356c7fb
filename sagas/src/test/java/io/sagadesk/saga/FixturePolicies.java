package io.sagadesk.saga;

import io.sagadesk.api.policy.BuiltInRules;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyRules;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The built-in rules, or those that a test publishes: in force at all times. */
public final class FixturePolicies implements Policies {

    private final Map<PolicyKind, PolicyRules> published = new EnumMap<>(PolicyKind.class);

    /** The built-in rules as version 1, but for these. */
    public void publish(PolicyKind kind, Map<String, Object> changes) {
        var rules = new HashMap<>(BuiltInRules.of(kind));
        rules.putAll(changes);
        published.put(kind, PolicyRules.read(kind, 1, rules));
    }

    @Override
    public PolicyRules inForce(PolicyKind kind, Instant at) {
        return published.computeIfAbsent(kind, same -> PolicyRules.read(same, 0, BuiltInRules.of(same)));
    }

    @Override
    public PolicyRules version(PolicyKind kind, int version) {
        return inForce(kind, Instant.MAX);
    }
}
