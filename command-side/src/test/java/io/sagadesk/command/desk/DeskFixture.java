package io.sagadesk.command.desk;

import static io.sagadesk.rules.desk.DeskExamples.customerOf;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.command.KnownPlaces;
import io.sagadesk.command.KnownSubjects;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;

/** Fixtures of desks, among other aggregates that exist. */
final class DeskFixture {

    static final DeskId BILLING = new DeskId("billing");

    private DeskFixture() {}

    static AggregateTestFixture<Desk> create() {
        return create(facts(), new KnownPlaces());
    }

    static AggregateTestFixture<Desk> create(KnownSubjects facts, KnownPlaces places) {
        var fixture = new AggregateTestFixture<>(Desk.class);
        fixture.registerInjectableResource(facts);
        fixture.registerInjectableResource(places);
        return fixture;
    }

    /** The conversations and the other desk of the examples exist. */
    static KnownSubjects facts() {
        var facts = new KnownSubjects().with(BILLING);
        IntStream.rangeClosed(1, 9)
                .mapToObj(i -> new ConversationId("talk-" + i))
                .forEach(talk -> facts.of(customerOf(talk), talk));
        return facts;
    }

    static KnownSubjects published(KnownSubjects facts, int version, RoutingCriterion... criteria) {
        var routing = new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), version);
        var words = List.of(criteria).stream().map(RoutingCriterion::name).toList();
        return facts.with(routing, Map.of("criteria", words));
    }
}
