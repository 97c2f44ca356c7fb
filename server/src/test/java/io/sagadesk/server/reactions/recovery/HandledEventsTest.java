package io.sagadesk.server.reactions.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandledEventsTest {

    private final HandledEvents handled = new HandledEvents();

    @Test
    void without_a_missing_effect_everything_was_handled() {
        handle(1, false, false);
        handle(2, true, false);

        assertThat(handled.isOpen()).isFalse();
        assertThat(handled.ineffective()).isZero();
    }

    @Test
    void an_effect_that_is_missing_at_the_end_may_not_have_been_sent() {
        handle(1, true, false);
        handle(2, false, false);
        handle(3, false, true);
        handle(4, false, true);

        assertThat(handled.isOpen()).isTrue();
        assertThat(handled.firstOpen()).isEqualTo(3);
        assertThat(handled.ineffective()).isZero();
    }

    @Test
    void an_effect_that_is_missing_before_another_one_was_refused() {
        handle(1, false, true);
        handle(2, false, true);
        handle(3, true, false);

        assertThat(handled.isOpen()).isFalse();
        assertThat(handled.ineffective()).isEqualTo(2);
    }

    @Test
    void an_event_of_whose_effects_some_are_missing_may_have_been_interrupted() {
        handle(1, false, true);
        handle(2, true, true);

        assertThat(handled.firstOpen()).isEqualTo(2);
        assertThat(handled.ineffective()).isEqualTo(1);
    }

    private void handle(long position, boolean acted, boolean missing) {
        handled.begin(position);
        if (acted) handled.acted();
        if (missing) handled.missing();
        handled.end();
    }
}
