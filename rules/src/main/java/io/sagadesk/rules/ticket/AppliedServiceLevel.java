package io.sagadesk.rules.ticket;

import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import java.time.Instant;

/**
 * The service level that was applied to a ticket, for the lifetime of the ticket.
 *
 * @param plan the name of the plan of that version
 * @param openedAt the time of the opening; the escalation rules in force at that time are kept, too
 */
public record AppliedServiceLevel(int version, String plan, Instant openedAt) {

    public PolicyVersion policy() {
        return new PolicyVersion(PolicyId.of(PolicyKind.SLA), version);
    }
}
