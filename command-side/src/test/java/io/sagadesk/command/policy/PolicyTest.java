package io.sagadesk.command.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Invalid;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final PolicyId ID = PolicyId.of(PolicyKind.ESCALATION);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Map<String, Object> STRICT = Map.of(
            "mostLevels",
            1,
            "tiers",
            List.of("SENIOR", "SUPERVISOR"),
            "repeatAfterPercent",
            100,
            "poorRatingTier",
            "SUPERVISOR");
    private static final Map<String, Object> LAX = Map.of(
            "mostLevels",
            3,
            "tiers",
            List.of("AGENT", "SENIOR", "SUPERVISOR", "MANAGER"),
            "repeatAfterPercent",
            100,
            "poorRatingTier",
            "SUPERVISOR");

    private final AggregateTestFixture<Policy> policy = new AggregateTestFixture<>(Policy.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        10.50  | JPY | must have no decimals in JPY
        10.505 | EUR | must have at most 2 decimals in EUR
        10     | QQQ | must be in a currency of ISO 4217, such as EUR
        """)
    void an_amount_that_nobody_can_pay_is_not_published(String amount, String currency, String fault) {
        var apology =
                Map.of("campaign", "k-1", "worth", Map.of("amount", amount, "currency", currency), "validFor", "P14D");

        policy.givenNoPriorActivity()
                .when(new PublishPolicy(PolicyId.of(PolicyKind.POST_CHAT), 1, Map.of("apology", apology), NOON))
                .expectException(Invalid.class)
                .expectExceptionMessage("Invalid: [Fault[field=rules.apology.worth, message=" + fault + "]]");
    }

    @Test
    void an_amount_that_was_published_before_may_be_repeated() {
        var rules = Map.<String, Object>of(
                "apology",
                Map.of("campaign", "k-1", "worth", Map.of("amount", "10.505", "currency", "EUR"), "validFor", "P14D"));
        var id = PolicyId.of(PolicyKind.POST_CHAT);

        policy.given(new PolicyPublished(id, 1, rules, NOON))
                .when(new PublishPolicy(id, 1, rules, NOON))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

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
    void what_is_left_out_is_published_as_it_is_built_in() {
        policy.givenNoPriorActivity().when(publish(1, Map.of("mostLevels", 3))).expectEvents(published(1, LAX));
    }

    @Test
    void what_was_left_out_may_be_left_out_again() {
        policy.given(published(1, LAX))
                .when(publish(1, Map.of("mostLevels", 3)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void rules_that_cannot_be_read_are_refused_with_all_their_faults() {
        policy.given(published(1, STRICT))
                .when(publish(2, Map.of("mostLevels", 4, "patience", "PT1H")))
                .expectNoEvents()
                .expectException(Invalid.class)
                .expectExceptionMessage("Invalid: [Fault[field=rules.mostLevels, message=must be at most 3], "
                        + "Fault[field=rules.patience, message=is not known here]]");
    }

    @Test
    void what_was_published_before_rules_were_read_goes_on_and_may_be_repeated() {
        var old = Map.<String, Object>of("patience", "PT1H");
        policy.given(published(1, old))
                .when(publish(1, old))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_state_of_a_policy_survives_a_snapshot() {
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
