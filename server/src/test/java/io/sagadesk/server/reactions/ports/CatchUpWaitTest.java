package io.sagadesk.server.reactions.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CatchUpWaitTest {

    private static final Duration STANDSTILL = Duration.ofMillis(300);
    private static final Duration MOST = Duration.ofSeconds(20);

    private static final Duration SLOW = Duration.ofMillis(500);

    private long advancedAt = System.nanoTime();
    private final AtomicLong reached = new AtomicLong();
    private final AtomicInteger polls = new AtomicInteger();

    @Test
    void who_comes_nearer_is_waited_for_however_slow() throws InterruptedException {
        var standstill = SLOW.multipliedBy(2);
        var catchUpWait = new CatchUpWait(this::advanceSlowly, standstill, MOST);

        assertThat(catchUpWait.await(3)).as("after longer than a standstill").isTrue();
        assertThat(reached).hasValue(3);
    }

    @Test
    void who_comes_nearer_for_ever_is_given_up_in_the_end() throws InterruptedException {
        var catchUpWait = new CatchUpWait(reached::incrementAndGet, STANDSTILL, Duration.ofMillis(100));

        assertThat(catchUpWait.await(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void who_stands_still_is_waited_for_once_and_again_when_it_has_moved() throws InterruptedException {
        var catchUpWait = new CatchUpWait(this::poll, STANDSTILL, MOST);
        assertThat(catchUpWait.await(4)).isFalse();
        assertThat(polls.getAndSet(0)).isGreaterThan(1);

        assertThat(catchUpWait.await(4)).isFalse();
        assertThat(polls.getAndSet(0)).as("nobody waits for it again").isEqualTo(1);

        reached.set(1);
        assertThat(catchUpWait.await(4)).isFalse();
        assertThat(polls).hasValueGreaterThan(1);
        reached.set(4);
        assertThat(catchUpWait.await(4)).isTrue();
    }

    private long poll() {
        polls.incrementAndGet();
        return reached.get();
    }

    /** Advances by one position at the first poll after some time, however rare the polls are on a busy machine. */
    private long advanceSlowly() {
        if (System.nanoTime() - advancedAt < SLOW.toNanos()) return reached.get();
        advancedAt = System.nanoTime();
        return reached.incrementAndGet();
    }
}
