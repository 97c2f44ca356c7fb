package io.sagadesk.query.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.policy.PolicyComparison.Difference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleDifferencesTest {

    @Test
    void a_value_that_differs_is_named_with_its_place() {
        var from = rules("PT1H", List.of("AGENT", "SENIOR"));
        var to = rules("PT2H", List.of("AGENT", "SUPERVISOR", "MANAGER"));

        assertThat(RuleDifferences.between(from, to))
                .containsExactlyInAnyOrder(
                        new Difference("plans[0].targets.HIGH.resolution", "PT1H", "PT2H"),
                        new Difference("tiers[1]", "SENIOR", "SUPERVISOR"),
                        new Difference("tiers[2]", null, "MANAGER"));
    }

    @Test
    void what_is_only_on_one_side_has_no_other() {
        assertThat(RuleDifferences.between(Map.of("a", Map.of("b", 1)), Map.of("c", List.of())))
                .containsExactlyInAnyOrder(new Difference("a.b", 1, null), new Difference("c", null, List.of()));
    }

    @Test
    void the_same_number_is_no_difference() {
        assertThat(RuleDifferences.between(Map.of("n", 30), Map.of("n", 30.0))).isEmpty();
        assertThat(RuleDifferences.between(Map.of("n", 30), Map.of("n", "30"))).hasSize(1);
    }

    @Test
    void what_is_switched_off_differs_from_what_is_on() {
        var off = new HashMap<String, Object>();
        off.put("apology", null);

        assertThat(RuleDifferences.between(off, off)).isEmpty();
        assertThat(RuleDifferences.between(off, Map.of("apology", Map.of("campaign", "sorry"))))
                .containsExactly(new Difference("apology.campaign", null, "sorry"));
    }

    private static Map<String, Object> rules(String resolution, List<String> tiers) {
        return Map.of(
                "plans", List.of(Map.of("targets", Map.of("HIGH", Map.of("resolution", resolution)))), "tiers", tiers);
    }
}
