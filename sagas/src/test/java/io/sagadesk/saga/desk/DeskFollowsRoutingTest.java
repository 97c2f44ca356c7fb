package io.sagadesk.saga.desk;

import static io.sagadesk.saga.desk.ConversationSamples.NOON;
import static io.sagadesk.saga.desk.ConversationSamples.SUPPORT;

import io.sagadesk.api.desk.DeskCommand.AdoptRouting;
import io.sagadesk.api.desk.DeskEvent.DeskOpened;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.policy.RoutingCriterion;
import io.sagadesk.saga.FixtureCommands;
import io.sagadesk.saga.FixturePolicies;
import java.util.List;
import java.util.Map;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskFollowsRoutingTest {

    private static final DeskOpened OPENED = new DeskOpened(SUPPORT, "Support", NOON);
    private static final AdoptRouting ADOPT = new AdoptRouting(
            SUPPORT,
            new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 1),
            List.of(RoutingCriterion.LONGEST_IDLE),
            NOON);

    private final SagaTestFixture<DeskFollowsRouting> saga = new SagaTestFixture<>(DeskFollowsRouting.class);
    private final FixturePolicies policies = new FixturePolicies();

    @BeforeEach
    void register() {
        FixtureCommands.in(saga);
        saga.registerResource(policies);
    }

    @Test
    void a_new_desk_adopts_what_is_in_force() {
        publish();
        saga.givenNoPriorActivity().whenPublishingA(OPENED).expectDispatchedCommands(ADOPT);
    }

    @Test
    void a_desk_that_was_opened_before_what_has_been_published_meanwhile_adopts_it() {
        policies.publish(PolicyKind.ROUTING, NOON.minusSeconds(9), Map.of("criteria", List.of("SPARE_CAPACITY")));
        policies.publish(PolicyKind.ROUTING, NOON.plusSeconds(9), Map.of("criteria", List.of("LONGEST_IDLE")));
        saga.givenNoPriorActivity()
                .whenPublishingA(OPENED)
                .expectDispatchedCommands(new AdoptRouting(
                        SUPPORT,
                        new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 2),
                        List.of(RoutingCriterion.LONGEST_IDLE),
                        NOON));
    }

    @Test
    void a_version_that_cannot_be_read_changes_nothing_and_stops_nothing() {
        var opened = saga.givenAPublished(OPENED);
        publish();
        policies.makeUnreadable(PolicyKind.ROUTING, 1);
        opened.whenPublishingA(published("routing")).expectActiveSagas(1).expectNoDispatchedCommands();
    }

    @Test
    void a_new_desk_knows_what_is_built_in() {
        saga.givenNoPriorActivity().whenPublishingA(OPENED).expectNoDispatchedCommands();
    }

    @Test
    void a_desk_adopts_each_version() {
        var opened = saga.givenAPublished(OPENED);
        publish();
        opened.whenPublishingA(published("routing")).expectDispatchedCommands(ADOPT);
    }

    @Test
    void a_desk_does_not_care_for_other_policies() {
        saga.givenAPublished(OPENED).whenPublishingA(published("sla")).expectNoDispatchedCommands();
    }

    private void publish() {
        policies.publish(PolicyKind.ROUTING, Map.of("criteria", List.of("LONGEST_IDLE")));
    }

    private static PolicyPublished published(String policy) {
        return new PolicyPublished(new PolicyId(policy), 1, Map.of(), NOON);
    }
}
