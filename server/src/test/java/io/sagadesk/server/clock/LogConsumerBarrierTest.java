package io.sagadesk.server.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogConsumerBarrierTest {

    private final AtomicLong head = new AtomicLong(7);

    @Test
    void whoever_causes_events_is_waited_for_until_no_more_come() throws InterruptedException {
        var seen = new AtomicLong(-1);
        LogConsumer reacting = position -> {
            if (head.get() < 10) head.incrementAndGet(); // one more event at each poll
            return seen.accumulateAndGet(position, Math::max) >= position;
        };

        barrier(Map.of("reactions", reacting), Duration.ofSeconds(10)).await();

        assertThat(seen).hasValue(10);
    }

    @Test
    void who_does_not_come_to_rest_is_named() {
        assertThatThrownBy(() -> barrier(Map.of("outbox", position -> false), Duration.ZERO)
                        .await())
                .isInstanceOf(NotSettled.class)
                .hasMessageContaining("outbox");
    }

    private QuiescenceBarrier barrier(Map<String, LogConsumer> consumers, Duration timeout) {
        return new LogConsumerBarrier(head::get, consumers, timeout);
    }
}
