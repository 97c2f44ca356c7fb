package io.sagadesk.command.policy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.Refused;
import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.command.RepeatableAggregate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The versions of one policy, counted from 1 without a gap; none is ever changed. */
@Aggregate(type = "Policy", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Policy extends RepeatableAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private PolicyId id;

    /** The rules by version, the first at index 0. */
    private List<Map<String, Object>> versions = new ArrayList<>();

    Policy() {} // Axon rebuilds a policy from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PublishPolicy publish) {
        var next = versions.size() + 1;
        if (publish.version() < next) refuseOtherRules(publish);
        else if (publish.version() == next) {
            apply(new PolicyPublished(publish.policyId(), next, publish.rules(), publish.at()));
        } else {
            throw new Refused("policy-version-gap", "The next version of this policy is " + next);
        }
    }

    private void refuseOtherRules(PublishPolicy publish) {
        if (!Rules.areAlike(publish.rules(), versions.get(publish.version() - 1))) {
            throw new Refused("policy-version-exists", "This version was published before, with other rules");
        }
    }

    @EventSourcingHandler
    void evolve(PolicyPublished published) {
        id = published.policyId();
        versions.add(published.rules());
    }
}
