package io.sagadesk.api.policy;

import io.sagadesk.api.Command;
import io.sagadesk.api.Length;
import io.sagadesk.api.Range;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What may be asked of a policy. */
public sealed interface PolicyCommand extends Command {

    PolicyId policyId();

    /**
     * Adds the next version of a policy.
     *
     * @param version one more than the newest; an older one is only accepted with the content it has
     * @param rules the rules themselves, as JSON; no personal data. Refused, with all their faults, where they cannot be
     *     read as the rules of this kind of policy
     */
    record PublishPolicy(
            @TargetAggregateIdentifier PolicyId policyId,
            @Range(min = 1, max = 1_000_000) int version,
            @Length(min = 0, max = 1_000) Map<String, Object> rules,
            Instant at)
            implements PolicyCommand {}
}
