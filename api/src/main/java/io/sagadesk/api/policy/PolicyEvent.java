package io.sagadesk.api.policy;

import io.sagadesk.api.Event;
import java.time.Instant;
import java.util.Map;

/** Events of a policy. */
public sealed interface PolicyEvent extends Event {

    PolicyId policyId();

    /**
     * A version was published and is in force from now on.
     *
     * @param rules the complete rules, with defaults for values that the publisher left out
     */
    record PolicyPublished(PolicyId policyId, int version, Map<String, Object> rules, Instant at)
            implements PolicyEvent {}
}
