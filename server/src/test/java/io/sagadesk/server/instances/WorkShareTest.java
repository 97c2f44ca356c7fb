package io.sagadesk.server.instances;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sagadesk.projections.Projection;
import io.sagadesk.projections.catalog.ProjectionCatalog;
import io.sagadesk.store.engine.database.StoreUnusableException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkShareTest {

    private static final List<String> PROCESSORS = List.of("automations", "assignment", "offer", "win-back");
    private static final int SEGMENTS = 4;
    private static final Map<String, Integer> REVISIONS =
            ProjectionCatalog.ALL.stream().collect(Collectors.toMap(Projection::name, Projection::revision));

    private static LiveInstance instance(int number, InstanceRole... roles) {
        return new LiveInstance("instance-" + number, Set.of(roles), REVISIONS, Set.of());
    }

    private static List<LiveInstance> instances(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> instance(number, InstanceRole.values()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void every_segment_falls_to_one_instance_and_none_has_two_more_than_another(int count) {
        var live = instances(count);
        for (var processor : PROCESSORS) {
            var shares = live.stream()
                    .mapToInt(one -> WorkShare.segments(processor, SEGMENTS, one.name(), live))
                    .summaryStatistics();
            assertThat(shares.getSum()).isEqualTo(SEGMENTS);
            assertThat(shares.getMax() - shares.getMin()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void segments_fall_to_instances_with_the_role_only() {
        var live = List.of(
                instance(0, InstanceRole.COMMAND), instance(1, InstanceRole.REACTION), instance(2, InstanceRole.QUERY));
        assertThat(live.stream().map(one -> WorkShare.segments("automations", SEGMENTS, one.name(), live)))
                .containsExactly(0, 4, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void every_projection_falls_to_one_instance(int count) {
        var live = instances(count);
        REVISIONS.forEach((projection, revision) -> assertThat(live)
                .filteredOn(one -> WorkShare.folds(projection, revision, one.name(), live))
                .hasSize(1));
    }

    @Test
    void projections_are_spread_and_those_of_the_living_stay_when_one_dies() {
        var hundred = IntStream.range(0, 100)
                .mapToObj(number -> "projection-" + number)
                .toList();
        var revisions = hundred.stream().collect(Collectors.toMap(name -> name, name -> 1));
        var live = IntStream.range(0, 4)
                .mapToObj(number ->
                        new LiveInstance("instance-" + number, EnumSet.allOf(InstanceRole.class), revisions, Set.of()))
                .toList();
        var before = owners(hundred, live);
        assertThat(before.values().stream().distinct()).hasSize(4);
        for (var one : live) {
            assertThat(before.values().stream().filter(one.name()::equals).count())
                    .isBetween(10L, 40L);
        }

        var after = owners(hundred, live.subList(1, 4));

        before.forEach((projection, owner) -> {
            if (!owner.equals("instance-0")) assertThat(after.get(projection)).isEqualTo(owner);
        });
    }

    private static Map<String, String> owners(List<String> projections, List<LiveInstance> live) {
        return projections.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> live.stream()
                                .map(LiveInstance::name)
                                .filter(owner -> WorkShare.folds(name, 1, owner, live))
                                .findFirst()
                                .orElseThrow()));
    }

    @Test
    void a_version_is_folded_by_code_of_its_revision() {
        var old = new LiveInstance("old", EnumSet.allOf(InstanceRole.class), Map.of("rfm", 1), Set.of());
        var next = new LiveInstance("next", EnumSet.allOf(InstanceRole.class), Map.of("rfm", 2), Set.of());
        var live = List.of(next, old);
        assertThat(Stream.of(old, next).filter(one -> WorkShare.folds("rfm", 1, one.name(), live)))
                .containsExactly(old);
        assertThat(Stream.of(old, next).filter(one -> WorkShare.folds("rfm", 2, one.name(), live)))
                .containsExactly(next);
    }

    @Test
    void what_an_instance_leaves_falls_to_others_and_to_nobody_less_if_all_leave_it() {
        var revision = requireNonNull(REVISIONS.get("trail"));
        var live = instances(3);
        var owner = live.stream()
                .filter(one -> WorkShare.folds("trail", revision, one.name(), live))
                .findFirst()
                .orElseThrow();
        var leaving = live.stream()
                .map(one -> one.equals(owner) ? one.leaving(Set.of("trail", "automations")) : one)
                .toList();
        assertThat(WorkShare.folds("trail", revision, owner.name(), leaving)).isFalse();
        assertThat(leaving)
                .filteredOn(one -> WorkShare.folds("trail", revision, one.name(), leaving))
                .hasSize(1);
        assertThat(leaving.stream().mapToInt(one -> WorkShare.segments("automations", SEGMENTS, one.name(), leaving)))
                .containsExactlyInAnyOrder(0, 2, 2);

        var allLeave = live.stream().map(one -> one.leaving(Set.of("trail"))).toList();
        assertThat(WorkShare.folds("trail", revision, owner.name(), allLeave)).isTrue();
    }

    @Test
    void roles_are_read_from_a_list_and_others_are_refused() {
        assertThat(InstanceRole.in(null)).containsExactlyInAnyOrder(InstanceRole.values());
        assertThat(InstanceRole.in(" ")).containsExactlyInAnyOrder(InstanceRole.values());
        assertThat(InstanceRole.in("query, command"))
                .containsExactlyInAnyOrder(InstanceRole.QUERY, InstanceRole.COMMAND);
        for (var wrong : List.of("commands", "COMMAND", "command,", ",")) {
            assertThatThrownBy(() -> InstanceRole.in(wrong))
                    .isInstanceOf(StoreUnusableException.class)
                    .hasMessage("SAGADESK_ROLES is no list of roles such as command,query: an instance may have"
                            + " command, query, reaction, projection");
        }
    }
}
