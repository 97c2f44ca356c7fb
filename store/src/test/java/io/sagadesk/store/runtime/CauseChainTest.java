package io.sagadesk.store.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseChainTest {

    private final Exception root = new IllegalArgumentException();
    private final Exception middle = new IllegalStateException(root);
    private final Exception failure = new RuntimeException(middle);

    @Test
    void a_chain_begins_with_the_failure_and_ends_with_its_root() {
        assertThat(CauseChain.of(failure)).containsExactly(failure, middle, root);
        assertThat(CauseChain.root(failure)).isSameAs(root);
    }

    @Test
    void a_failure_without_a_cause_is_its_own_root() {
        assertThat(CauseChain.of(root)).containsExactly(root);
        assertThat(CauseChain.root(root)).isSameAs(root);
    }

    @Test
    void a_chain_that_leads_back_to_itself_ends() {
        var one = new RuntimeException();
        var other = new RuntimeException(one);
        one.initCause(other);

        assertThat(CauseChain.of(one)).contains(one, other).hasSizeLessThan(1_000);
    }
}
