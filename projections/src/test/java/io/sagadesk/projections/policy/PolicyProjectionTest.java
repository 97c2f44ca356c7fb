package io.sagadesk.projections.policy;

import static io.sagadesk.projections.policy.PolicyProjection.PROJECTION;
import static io.sagadesk.projections.policy.PolicyProjection.VERSIONS;
import static io.sagadesk.projections.policy.PolicyProjection.idOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.Event;
import io.sagadesk.api.policy.PolicyEvent.PolicyPublished;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.tries.RandomValues;
import io.sagadesk.api.tries.SeededTest;
import io.sagadesk.projections.InMemoryProjection;
import io.sagadesk.projections.Redelivery;
import io.sagadesk.rules.policy.BuiltInRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyProjectionTest {

    private static final PolicyId SLA = PolicyId.of(PolicyKind.SLA);
    private static final PolicyId RFM = PolicyId.of(PolicyKind.RFM);
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");

    @Test
    void each_version_is_kept_with_its_time_and_its_publisher() {
        var folded = InMemoryProjection.of(PROJECTION)
                .with("actor", "agent/a-1")
                .after(
                        published(SLA, 1, Map.of("a", 1)),
                        published(SLA, 2, Map.of("a", 2)),
                        published(RFM, 1, Map.of()));

        assertThat(folded.all(VERSIONS)).containsOnlyKeys(idOf(SLA, 1), idOf(SLA, 2), idOf(RFM, 1));
        var second = folded.get(VERSIONS, idOf(SLA, 2));
        assertThat(second.at()).isEqualTo("2026-03-01T12:00:00.123Z");
        assertThat(second.actor()).isEqualTo("agent/a-1");
        assertThat(second.rules()).isEqualTo(Map.of("a", 2));
    }

    @Test
    void versions_sort_by_their_number() {
        assertThat(idOf(SLA, 9)).isLessThan(idOf(SLA, 10));
        assertThat(PolicyProjection.versionOf(idOf(SLA, 10))).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource
    void rules_come_out_as_they_went_in_and_in_their_order(PolicyKind kind) {
        var rules = BuiltInRules.of(kind);

        var kept = RuleBytes.unpacked(RuleBytes.packed(rules));

        assertThat(kept).isEqualTo(rules);
        assertThat(kept.toString()).isEqualTo(rules.toString());
    }

    @Test
    void no_rules_are_too_odd_to_be_kept() {
        var odd = new HashMap<String, Object>();
        odd.put("$set", Map.of("a.b", List.of(1, 2L, 0.5, true, "x")));
        odd.put("", Arrays.asList("null", null));
        odd.put("nul\0", new BigDecimal("1.5"));
        odd.put("big", BigInteger.TEN.pow(60));
        odd.put("nothing", null);

        var kept = RuleBytes.unpacked(RuleBytes.packed(odd));

        var expected = new HashMap<>(odd);
        expected.remove("nul\0");
        expected.put("nul\uFFFD", 1.5);
        expected.put("big", 1e60);
        assertThat(kept).isEqualTo(expected);
    }

    @SeededTest(50)
    void redelivery_is_harmless(RandomValues dice) {
        var log = InMemoryProjection.of(PROJECTION)
                .record(IntStream.rangeClosed(1, 60)
                        .mapToObj(version -> published(SLA, version, Map.of("a", version)))
                        .toArray(Event[]::new));

        assertThat(Redelivery.inBatches(PROJECTION, log, dice).everything())
                .isEqualTo(Redelivery.oneByOne(PROJECTION, log).everything());
    }

    private static PolicyPublished published(PolicyId policy, int version, Map<String, Object> rules) {
        return new PolicyPublished(policy, version, rules, AT);
    }
}
