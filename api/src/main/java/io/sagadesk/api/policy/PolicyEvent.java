package io.sagadesk.api.policy;

import io.sagadesk.api.Event;
import java.time.Instant;
import java.util.Map;

/** What may have happened to a policy. */
public sealed interface PolicyEvent extends Event {

    PolicyId policyId();

    record PolicyPublished(PolicyId policyId, int version, Map<String, Object> rules, Instant at)
            implements PolicyEvent {}
}
