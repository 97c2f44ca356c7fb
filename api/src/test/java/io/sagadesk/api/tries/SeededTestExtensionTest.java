package io.sagadesk.api.tries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SeededTestExtensionTest {

    @Test
    void each_try_has_a_seed_of_its_own() {
        assertThat(SeededTestExtension.tries(5, 3).map(SeededTry::seed)).containsExactly(5L, 6L, 7L);
    }

    @Test
    void the_first_that_fails_is_the_last() {
        var seeds = new ArrayList<Long>();
        SeededTestExtension.tries(1, 9).forEach(each -> {
            seeds.add(each.seed());
            if (each.seed() == 4)
                assertThat(each.failure(new IllegalStateException())).isNotNull();
        });
        assertThat(seeds).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void a_failure_says_its_seed_and_what_went_wrong_and_where() {
        var cause = new IllegalStateException();
        var wrong = new IllegalArgumentException("too late", cause);
        var failure = SeededTestExtension.tries(17, 1).findFirst().orElseThrow().failure(wrong);
        assertThat(failure)
                .hasMessage("again with -Dsagadesk.test.seed=17: " + wrong)
                .hasCause(cause);
        assertThat(failure.getStackTrace()).isEqualTo(wrong.getStackTrace());
    }

    @Test
    void another_seed_may_be_asked_for_and_any() {
        assertThat(SeededTestExtension.firstSeed("-3")).isEqualTo(-3);
        assertThat(SeededTestExtension.firstSeed("random")).isNotEqualTo(SeededTestExtension.firstSeed("random"));
    }
}
