package io.sagadesk.saga;

import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.rules.policy.EscalationRules;
import io.sagadesk.rules.policy.PolicyRules;
import io.sagadesk.rules.policy.PostChatRules;
import io.sagadesk.rules.policy.RfmRules;
import io.sagadesk.rules.policy.RoutingRules;
import io.sagadesk.rules.policy.ServiceLevelRules;
import io.sagadesk.rules.policy.WinBackRules;
import java.time.Instant;
import java.util.Optional;

/**
 * Read access to the published rules. The version in force depends on the time of the event, never on the time of the
 * lookup.
 */
public interface PolicyLookup {

    /**
     * Returns the newest version published at or before the instant; the built-in version 0 before the first publication.
     */
    PolicyRules inForce(PolicyKind kind, Instant at);

    /**
     * Returns one version; refuses a version that was never published. If its rules can no longer be read, returns the
     * newest earlier version that can be read; the result names its own version.
     */
    PolicyRules version(PolicyKind kind, int version);

    default RoutingRules routing(Instant at) {
        return (RoutingRules) inForce(PolicyKind.ROUTING, at);
    }

    default ServiceLevelRules serviceLevels(Instant at) {
        return (ServiceLevelRules) inForce(PolicyKind.SLA, at);
    }

    /** Like {@link #version}, for the service levels; empty for a version that was never published. */
    default Optional<ServiceLevelRules> serviceLevelVersion(int version) {
        try {
            return Optional.of((ServiceLevelRules) version(PolicyKind.SLA, version));
        } catch (IllegalArgumentException unknownVersion) {
            return Optional.empty();
        }
    }

    default EscalationRules escalation(Instant at) {
        return (EscalationRules) inForce(PolicyKind.ESCALATION, at);
    }

    default PostChatRules postChat(Instant at) {
        return (PostChatRules) inForce(PolicyKind.POST_CHAT, at);
    }

    default WinBackRules winBack(Instant at) {
        return (WinBackRules) inForce(PolicyKind.WIN_BACK, at);
    }

    default RfmRules rfm(Instant at) {
        return (RfmRules) inForce(PolicyKind.RFM, at);
    }
}
