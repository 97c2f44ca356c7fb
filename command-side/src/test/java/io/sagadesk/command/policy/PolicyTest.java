package io.sagadesk.command.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.command.Refusals;
import io.sagadesk.command.Snapshots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final PolicyId ID = PolicyId.of(PolicyKind.SLA);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Map<String, Object> STRICT = Map.of("minutes", 15, "days", List.of("MON", "TUE"));
    private static final Map<String, Object> LAX = Map.of("minutes", 30, "days", List.of("MON"));

    private final AggregateTestFixture<Policy> policy = new AggregateTestFixture<>(Policy.class);

    @Test
    void a_policy_begins_with_version_1() {
        policy.givenNoPriorActivity().when(publish(1, STRICT)).expectEvents(published(1, STRICT));
    }

    @Test
    void the_next_version_follows_the_newest() {
        policy.given(published(1, STRICT)).when(publish(2, LAX)).expectEvents(published(2, LAX));
    }

    @Test
    void a_new_version_may_say_what_an_older_one_said() {
        policy.given(published(1, STRICT), published(2, LAX))
                .when(publish(3, STRICT))
                .expectEvents(published(3, STRICT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_version_with_the_same_rules_is_a_repeat(int version) {
        policy.given(published(1, STRICT), published(2, STRICT))
                .when(publish(version, STRICT))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_version_is_never_changed(int version) {
        policy.given(published(1, STRICT), published(2, STRICT))
                .when(publish(version, LAX))
                .expectException(Refusals.with("policy-version-exists"));
    }

    @Test
    void no_version_is_left_out() {
        policy.given(published(1, STRICT)).when(publish(3, LAX)).expectException(Refusals.with("policy-version-gap"));
    }

    @Test
    void a_policy_does_not_begin_with_version_2() {
        policy.givenNoPriorActivity().when(publish(2, STRICT)).expectException(Refusals.with("policy-version-gap"));
    }

    @Test
    void its_state_survives_a_snapshot() {
        var before = new Policy();
        before.evolve(published(1, STRICT));
        before.evolve(published(2, LAX));
        assertThat(Snapshots.roundTrip(before)).usingRecursiveComparison().isEqualTo(before);
    }

    private static PublishPolicy publish(int version, Map<String, Object> rules) {
        return new PublishPolicy(ID, version, rules, NOON);
    }

    private static PolicyPublished published(int version, Map<String, Object> rules) {
        return new PolicyPublished(ID, version, rules, NOON);
    }
}
