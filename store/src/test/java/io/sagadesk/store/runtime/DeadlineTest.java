package io.sagadesk.store.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void what_comes_in_time_is_waited_for() throws Exception {
        var questions = new AtomicInteger();

        assertThat(WaitDeadline.in(Duration.ofMinutes(1)).await(() -> questions.incrementAndGet() == 3, 1))
                .isTrue();
        assertThat(questions).hasValue(3);
    }

    @Test
    void what_does_not_come_is_given_up() throws Exception {
        var deadline = WaitDeadline.in(Duration.ofMillis(20));
        assertThat(deadline.isOver()).isFalse();

        assertThat(deadline.await(() -> false, 1)).isFalse();

        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void what_is_so_already_is_in_time_even_when_the_time_is_over() throws Exception {
        assertThat(WaitDeadline.in(Duration.ofSeconds(-1)).await(() -> true, 1)).isTrue();
    }
}
