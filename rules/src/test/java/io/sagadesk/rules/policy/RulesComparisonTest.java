package io.sagadesk.rules.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulesComparisonTest {

    static Stream<Arguments> alike() {
        return Stream.of(
                arguments(Map.of(), Map.of()),
                arguments(Map.of("n", 30), Map.of("n", 30L)),
                arguments(Map.of("n", 30), Map.of("n", new BigDecimal("30.00"))),
                arguments(Map.of("n", 0.5), Map.of("n", new BigDecimal("0.50"))),
                arguments(Map.of("a", List.of(1, Map.of("b", 2))), Map.of("a", List.of(1L, Map.of("b", 2.0)))));
    }

    static Stream<Arguments> different() {
        return Stream.of(
                arguments(Map.of("n", 30), Map.of("n", 31)),
                arguments(Map.of("n", 30), Map.of("n", "30")),
                arguments(Map.of("n", 1), Map.of("n", true)),
                arguments(Map.of("n", 1), Map.of("n", 1, "m", 1)),
                arguments(Map.of("a", List.of(1, 2)), Map.of("a", List.of(2, 1))));
    }

    @ParameterizedTest
    @MethodSource("alike")
    void rules_are_alike_that_say_the_same_in_json(Map<String, Object> some, Map<String, Object> others) {
        assertThat(RulesComparison.areAlike(some, others)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("different")
    void rules_differ_that_say_something_else(Map<String, Object> some, Map<String, Object> others) {
        assertThat(RulesComparison.areAlike(some, others)).isFalse();
    }
}
