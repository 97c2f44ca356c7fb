package io.sagadesk.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.id.DeliveryId;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * Computes the delay before the next delivery attempt: 30 seconds at first, doubled with each failure, at most 4 hours.
 * Up to a fifth is added as jitter, which differs between deliveries, so that deliveries that failed together are not
 * retried together.
 */
final class DeliveryBackoff {

    /** With this limit the last attempt comes half a day after the first. */
    static final int MOST_ATTEMPTS = 12;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int JITTER_STEPS = 1_000;
    private static final int JITTER_DIVISOR = 5;

    private DeliveryBackoff() {}

    /** @param failed how many attempts have failed, from 1 */
    static Duration after(int failed, DeliveryId id) {
        var doubled = FIRST.multipliedBy(1L << Math.min(failed - 1, MOST_ATTEMPTS));
        var wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait.plus(wait.dividedBy(JITTER_DIVISOR)
                .multipliedBy(jitterStep(id, failed))
                .dividedBy(JITTER_STEPS));
    }

    private static long jitterStep(DeliveryId id, int failed) {
        var checksum = new CRC32();
        checksum.update((id + "/" + failed).getBytes(UTF_8));
        return checksum.getValue() % JITTER_STEPS;
    }
}
