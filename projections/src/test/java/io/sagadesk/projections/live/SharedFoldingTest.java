package io.sagadesk.projections.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedFoldingTest {

    private static final Map<Integer, Long> STORED = Map.of(0, 10L, 1, 20L);

    private static Map<Integer, Long> latest(Map<Integer, Long> told) {
        return new SharedFolding(processor -> processor.equals("a_v1") ? told : Map.of(9, 9L), Duration.ofSeconds(1))
                .latest("a_v1", STORED);
    }

    @Test
    void a_segment_is_as_far_as_is_stored_or_was_told() {
        assertThat(latest(Map.of(0, 15L, 1, 5L))).isEqualTo(Map.of(0, 15L, 1, 20L));
    }

    @Test
    void a_segment_of_which_nothing_was_told_holds_the_others_back() {
        assertThat(latest(Map.of(1, 90L))).isEqualTo(Map.of(0, 10L, 1, 90L));
    }

    @Test
    void what_was_told_of_a_segment_that_is_not_stored_does_not_count() {
        assertThat(latest(Map.of(2, 90L))).isEqualTo(STORED);
        assertThat(SharedFolding.ALONE.latest("a_v1", STORED)).isEqualTo(STORED);
    }
}
