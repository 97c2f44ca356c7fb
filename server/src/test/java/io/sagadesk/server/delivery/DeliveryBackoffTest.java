package io.sagadesk.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sagadesk.api.id.DeliveryId;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryBackoffTest {

    @ParameterizedTest
    @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "9, PT2H8M", "10, PT4H", "11, PT4H", "1000, PT4H"})
    void each_wait_is_twice_the_one_before_and_up_to_a_fifth_more(int failed, Duration least) {
        for (int i = 0; i < 100; i++) {
            assertThat(DeliveryBackoff.after(failed, new DeliveryId("d-" + i)))
                    .isBetween(least, least.plus(least.dividedBy(5)));
        }
    }

    @Test
    void those_that_failed_together_do_not_come_back_together() {
        var waits = IntStream.range(0, 100).mapToObj(i -> DeliveryBackoff.after(1, new DeliveryId("d-" + i)));

        assertThat(waits.distinct().count()).isGreaterThan(80);
        assertThat(DeliveryBackoff.after(3, new DeliveryId("d-1")))
                .isEqualTo(DeliveryBackoff.after(3, new DeliveryId("d-1")));
    }
}
