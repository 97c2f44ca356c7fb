package io.sagadesk.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ThrottledHeadTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final long MANY = 1_000_000;

    private final LogHead head = new LogHead(7);
    private final AtomicInteger wakes = new AtomicInteger();

    @Test
    void a_gathered_head_begins_where_the_log_ends() {
        assertThat(throttled(LONG).last()).isEqualTo(7);
    }

    @Test
    void what_comes_after_a_quiet_time_is_shown_at_once() {
        var throttled = throttled(LONG);

        head.advanceTo(8);

        await().untilAsserted(() -> assertThat(wakes).hasValue(1)); // callbacks run after the head has moved
        assertThat(throttled.last()).isEqualTo(8);
    }

    @Test
    void what_comes_soon_after_is_shown_together() {
        var throttled = throttled(SHORT);

        LongStream.rangeClosed(8, 1_000).forEach(head::advanceTo);

        await().until(() -> throttled.hasReached(1_000));
        await().untilAsserted(() -> assertThat(wakes).hasValueBetween(1, 2));
    }

    @Test
    void nothing_is_shown_before_its_time() {
        var throttled = throttled(LONG);
        head.advanceTo(8);
        await().until(() -> throttled.hasReached(8));

        head.advanceTo(9);

        await().during(SHORT).until(() -> !throttled.hasReached(9));
    }

    @Test
    void under_load_it_is_shown_less_often() {
        var throttled = ThrottledHead.of(head, SHORT);
        var shownAt = new ConcurrentHashMap<Long, Long>();
        throttled.onAdvance(() -> shownAt.put(throttled.last(), System.nanoTime()));

        LongStream.rangeClosed(8, MANY).forEach(head::advanceTo);
        await().until(() -> shownAt.containsKey(MANY));
        head.advanceTo(MANY + 1);
        await().until(() -> shownAt.containsKey(MANY + 1));

        assertThat(Duration.ofNanos(shownAt.getOrDefault(MANY + 1, 0L) - shownAt.getOrDefault(MANY, 0L)))
                .isGreaterThan(SHORT.multipliedBy(2));
    }

    @Test
    void with_no_time_to_gather_everything_is_shown_as_it_comes() {
        var throttled = throttled(Duration.ZERO);

        LongStream.rangeClosed(8, 17).forEach(head::advanceTo);

        assertThat(throttled.last()).isEqualTo(17);
        assertThat(wakes).hasValue(10);
    }

    private LogHead throttled(Duration time) {
        var throttled = ThrottledHead.of(head, time);
        throttled.onAdvance(wakes::incrementAndGet);
        return throttled;
    }
}
