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

/** The published rules. Which of them hold for something is told by when it happened, never by when it is looked at. */
public interface PolicyLookup {

    /** The newest version that was published at or before the instant; version 0, which is built in, before any. */
    PolicyRules inForce(PolicyKind kind, Instant at);

    /**
     * What one version says; refuses one that was never published. Where it cannot be read any more, the newest one before
     * it says it: the answer names its own version.
     */
    PolicyRules version(PolicyKind kind, int version);

    default RoutingRules routing(Instant at) {
        return (RoutingRules) inForce(PolicyKind.ROUTING, at);
    }

    default ServiceLevelRules serviceLevels(Instant at) {
        return (ServiceLevelRules) inForce(PolicyKind.SLA, at);
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
