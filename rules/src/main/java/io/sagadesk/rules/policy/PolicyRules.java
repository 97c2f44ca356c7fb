package io.sagadesk.rules.policy;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.policy.PolicyKind;
import java.util.Map;

/** The validated rules of one version of a policy. */
public sealed interface PolicyRules
        permits RoutingRules, ServiceLevelRules, RfmRules, EscalationRules, PostChatRules, WinBackRules {

    /** The version of the published policy; 0 for the built-in default. */
    int version();

    /** Reads published rules, or throws {@link Invalid} with all their faults. */
    static PolicyRules read(PolicyKind kind, int version, Map<String, Object> rules) {
        return switch (kind) {
            case ROUTING -> RoutingRules.read(version, rules);
            case SLA -> ServiceLevelRules.read(version, rules);
            case RFM -> RfmRules.read(version, rules);
            case ESCALATION -> EscalationRules.read(version, rules);
            case POST_CHAT -> PostChatRules.read(version, rules);
            case WIN_BACK -> WinBackRules.read(version, rules);
        };
    }
}
