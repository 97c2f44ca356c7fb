package io.sagadesk.rules.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.rules.policy.EscalationRules;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscalationPolicyTest {

    private static final EscalationPolicy BUILT_IN = new EscalationPolicy(EscalationRules.BUILT_IN);

    private static EscalationPolicy policy(Map<String, Object> rules) {
        return new EscalationPolicy(EscalationRules.read(1, rules));
    }

    @ParameterizedTest(name = "level {0} is reached at {1} %")
    @CsvSource({"1, 100", "2, 200", "3, 300"})
    void the_built_in_policy_escalates_again_after_each_further_period(int level, int percent) {
        assertThat(BUILT_IN.percentAtLevel(level)).isEqualTo(OptionalInt.of(percent));
    }

    @Test
    void the_built_in_policy_has_three_levels() {
        assertThat(BUILT_IN.percentAtLevel(4)).isEmpty();
    }

    @ParameterizedTest(name = "level {0} is reached at {1} %")
    @CsvSource({"1, 100", "2, 150"})
    void a_policy_sets_the_period_and_the_number_of_levels(int level, int percent) {
        var policy = policy(Map.of("mostLevels", 2, "repeatAfterPercent", 50));

        assertThat(policy.percentAtLevel(level)).isEqualTo(OptionalInt.of(percent));
        assertThat(policy.percentAtLevel(3)).isEmpty();
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"AGENT, SENIOR", "SENIOR, SUPERVISOR", "SUPERVISOR, MANAGER", "MANAGER,"})
    void the_next_tier_of_the_ladder_takes_over(Tier from, Tier to) {
        assertThat(BUILT_IN.tierAbove(from).orElse(null)).isEqualTo(to);
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"AGENT, SUPERVISOR", "SENIOR, SUPERVISOR", "SUPERVISOR,"})
    void a_tier_that_the_ladder_leaves_out_is_passed_over(Tier from, Tier to) {
        var policy = policy(Map.of("tiers", List.of("AGENT", "SUPERVISOR")));

        assertThat(policy.tierAbove(from).orElse(null)).isEqualTo(to);
    }

    @Test
    void the_decision_names_the_rule_its_version_and_what_led_to_it() {
        var decision = policy(Map.of("tiers", List.of("AGENT", "SUPERVISOR")))
                .because(Tier.AGENT, Tier.SUPERVISOR, new TargetInstance(ServiceLevelTarget.NEXT_RESPONSE, 2), 1);

        assertThat(decision.rule()).isEqualTo("escalation");
        assertThat(decision.version()).isEqualTo(1);
        assertThat(decision.inputs())
                .isEqualTo(Map.of(
                        "from", "AGENT",
                        "to", "SUPERVISOR",
                        "tiers", "[AGENT, SUPERVISOR]",
                        "target", "NEXT_RESPONSE",
                        "number", "2",
                        "level", "1"));
    }
}
