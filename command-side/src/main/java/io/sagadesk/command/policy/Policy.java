package io.sagadesk.command.policy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.Refused;
import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.rules.policy.BuiltInRules;
import io.sagadesk.rules.policy.PolicyRules;
import io.sagadesk.rules.policy.RulesComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The versions of one policy, numbered from 1 without gaps; a version never changes. */
@Aggregate(type = "Policy", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Policy extends RepeatableAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private PolicyId id;

    /** The rules by version; version 1 is at index 0. */
    private List<Map<String, Object>> versions = new ArrayList<>();

    Policy() {} // Axon rebuilds a policy from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PublishPolicy publish) {
        var next = versions.size() + 1;
        if (publish.version() < next) refuseOtherRules(publish);
        else if (publish.version() == next) {
            refuseBadRules(publish);
            apply(new PolicyPublished(publish.policyId(), next, completed(publish), publish.at()));
        } else {
            throw new Refused("policy-version-gap", "The next version of this policy is " + next);
        }
    }

    private void refuseOtherRules(PublishPolicy publish) {
        var published = versions.get(publish.version() - 1);
        if (!RulesComparison.areAlike(completed(publish), published)
                && !RulesComparison.areAlike(publish.rules(), published)) {
            throw new Refused("policy-version-exists", "This version was published before, with other rules");
        }
    }

    private static Map<String, Object> completed(PublishPolicy publish) {
        return BuiltInRules.completed(publish.policyId().kind(), publish.rules());
    }

    private static void refuseBadRules(PublishPolicy publish) {
        try {
            PolicyRules.read(publish.policyId().kind(), publish.version(), publish.rules());
            RuleAmounts.require(publish.rules());
        } catch (Invalid bad) {
            throw bad.within("rules");
        }
    }

    @EventSourcingHandler
    void evolve(PolicyPublished published) {
        id = published.policyId();
        versions.add(published.rules());
    }
}
