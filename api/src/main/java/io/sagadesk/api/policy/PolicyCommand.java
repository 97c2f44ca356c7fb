package io.sagadesk.api.policy;

import io.sagadesk.api.Command;
import io.sagadesk.api.Length;
import io.sagadesk.api.Range;
import java.time.Instant;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands to a policy. */
public sealed interface PolicyCommand extends Command {

    PolicyId policyId();

    /**
     * Publishes the next version of a policy. It replaces the version before as a whole: a rule that is left out has its
     * built-in value.
     *
     * @param version the newest version plus 1; an existing version is accepted only with the same content
     * @param rules the rules as JSON; no personal data. Refused, with all faults, if they are not valid rules of this kind
     *     of policy
     */
    record PublishPolicy(
            @TargetAggregateIdentifier PolicyId policyId,
            @Range(min = 1, max = 1_000_000) int version,
            @Length(min = 0, max = 1_000) Map<String, Object> rules,
            Instant at)
            implements PolicyCommand {}
}
