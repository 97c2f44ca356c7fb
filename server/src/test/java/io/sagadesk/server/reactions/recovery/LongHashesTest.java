package io.sagadesk.server.reactions.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongHashesTest {

    private static final int MANY = 100_000;

    @Test
    void what_was_added_is_found_and_nothing_else() {
        var hashes = new LongHashes();
        for (int i = 0; i < MANY; i++) hashes.add("cause-" + i, "policy/rule");

        for (int i = 0; i < MANY; i++) {
            assertThat(hashes.contains("cause-" + i, "policy/rule")).isTrue();
            assertThat(hashes.contains("cause-" + i, "policy/other")).isFalse();
        }
        assertThat(hashes.contains("cause-1policy/rule")).isFalse();
    }

    @Test
    void more_may_be_added_after_a_question() {
        var hashes = new LongHashes();
        hashes.add("b");
        assertThat(hashes.contains("a")).isFalse();

        hashes.add("a");

        assertThat(hashes.contains("a")).isTrue();
        assertThat(hashes.contains("b")).isTrue();
    }
}
