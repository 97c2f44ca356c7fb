package io.sagadesk.api.policy;

import io.sagadesk.api.Event;
import java.time.Instant;
import java.util.Map;

/** What may have happened to a policy. */
public sealed interface PolicyEvent extends Event {

    PolicyId policyId();

    /**
     * A version holds from now on.
     *
     * @param rules all of them, those included that the publisher left out
     */
    record PolicyPublished(PolicyId policyId, int version, Map<String, Object> rules, Instant at)
            implements PolicyEvent {}
}
