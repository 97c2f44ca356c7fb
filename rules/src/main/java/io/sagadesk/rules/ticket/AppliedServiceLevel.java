package io.sagadesk.rules.ticket;

import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import java.time.Instant;

/**
 * What was promised to a ticket, for as long as it lives.
 *
 * @param plan of the version of the service levels
 * @param openedAt when the ticket was opened: the escalation rules of then are kept, too
 */
public record AppliedServiceLevel(int version, String plan, Instant openedAt) {

    public PolicyVersion policy() {
        return new PolicyVersion(PolicyId.of(PolicyKind.SLA), version);
    }
}
