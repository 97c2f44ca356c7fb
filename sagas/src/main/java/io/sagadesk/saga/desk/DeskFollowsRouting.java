package io.sagadesk.saga.desk;

import io.sagadesk.api.desk.DeskCommand.AdoptRouting;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.rules.policy.RoutingRules;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;

/** Sends the routing policy to a desk: the newest version when the desk is opened, and each later version. */
@Saga
@ProcessingGroup(DeskFollowsRouting.NAME)
public class DeskFollowsRouting {

    static final String NAME = "desk-follows-routing";

    private static final PolicyId ROUTING = PolicyId.of(PolicyKind.ROUTING);
    private static final String POLICY = "policyId";

    private DeskId desk;

    @StartSaga
    @SagaEventHandler(associationProperty = "deskId")
    void react(DeskOpened opened, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        desk = opened.deskId();
        SagaLifecycle.associateWith(POLICY, ROUTING.toString());
        var rules = policies.routing(Instant.MAX); // the saga receives only later publications
        if (rules.version() > 0) adopt(rules, opened.at(), cause, commands);
    }

    /** A version that cannot be read is ignored. */
    @SagaEventHandler(associationProperty = POLICY)
    void react(PolicyPublished published, EventMessage<?> cause, SagaCommandGateway commands, PolicyLookup policies) {
        var rules = (RoutingRules) policies.version(PolicyKind.ROUTING, published.version());
        if (rules.version() == published.version()) adopt(rules, published.at(), cause, commands);
    }

    private void adopt(RoutingRules rules, Instant at, EventMessage<?> cause, SagaCommandGateway commands) {
        var policy = new PolicyVersion(ROUTING, rules.version());
        commands.send(ConversationAtDesk.RULE, new AdoptRouting(desk, policy, rules.criteria(), at), cause);
    }
}
