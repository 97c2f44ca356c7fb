package io.sagadesk.server.reactions.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CatchUpWaitTest {

    private static final Duration STANDSTILL = Duration.ofMillis(300);
    private static final Duration MOST = Duration.ofSeconds(20);

    private final AtomicLong reached = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void who_comes_nearer_is_waited_for_however_slow() throws InterruptedException {
        var catchUpWait = new CatchUpWait(this::comeNearer, STANDSTILL, MOST);

        assertThat(catchUpWait.await(4)).as("after longer than a standstill").isTrue();
        assertThat(reached).hasValue(4);
    }

    @Test
    void who_comes_nearer_for_ever_is_given_up_in_the_end() throws InterruptedException {
        var catchUpWait = new CatchUpWait(reached::incrementAndGet, STANDSTILL, Duration.ofMillis(100));

        assertThat(catchUpWait.await(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void who_stands_still_is_waited_for_once_and_again_when_it_has_moved() throws InterruptedException {
        var catchUpWait = new CatchUpWait(this::look, STANDSTILL, MOST);
        assertThat(catchUpWait.await(4)).isFalse();
        assertThat(looks.getAndSet(0)).isGreaterThan(1);

        assertThat(catchUpWait.await(4)).isFalse();
        assertThat(looks.getAndSet(0)).as("nobody waits for it again").isEqualTo(1);

        reached.set(1);
        assertThat(catchUpWait.await(4)).isFalse();
        assertThat(looks).hasValueGreaterThan(1);
        reached.set(4);
        assertThat(catchUpWait.await(4)).isTrue();
    }

    private long look() {
        looks.incrementAndGet();
        return reached.get();
    }

    /** A step at each twentieth look. */
    private long comeNearer() {
        return looks.incrementAndGet() % 20 == 0 ? reached.incrementAndGet() : reached.get();
    }
}
