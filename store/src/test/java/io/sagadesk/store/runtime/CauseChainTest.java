package io.sagadesk.store.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseChainTest {

    private static final Exception ROOT = new IllegalArgumentException();
    private static final Exception MIDDLE = new IllegalStateException(ROOT);
    private static final Exception FAILURE = new RuntimeException(MIDDLE);

    @Test
    void a_chain_begins_with_the_failure_and_ends_with_its_root() {
        assertThat(CauseChain.of(FAILURE)).containsExactly(FAILURE, MIDDLE, ROOT);
        assertThat(CauseChain.root(FAILURE)).isSameAs(ROOT);
    }

    @Test
    void a_failure_without_a_cause_is_its_own_root() {
        assertThat(CauseChain.of(ROOT)).containsExactly(ROOT);
        assertThat(CauseChain.root(ROOT)).isSameAs(ROOT);
    }

    @Test
    void a_chain_that_leads_back_to_itself_ends() {
        var one = new RuntimeException();
        var other = new RuntimeException(one);
        one.initCause(other);

        assertThat(CauseChain.of(one)).contains(one, other).hasSizeLessThan(1_000);
    }
}
