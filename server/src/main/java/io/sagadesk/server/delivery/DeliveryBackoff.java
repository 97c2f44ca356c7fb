package io.sagadesk.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.id.DeliveryId;
import java.time.Duration;
import java.util.zip.CRC32;

/**
 * How long to wait before the next attempt: half a minute at first, then twice as long each time, up to four hours. Up to a
 * fifth is added, another one for each delivery, so that those that failed together do not come back together.
 */
final class DeliveryBackoff {

    /** With these the last attempt comes half a day after the first. */
    static final int MOST_ATTEMPTS = 12;

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final int PARTS = 1_000;
    private static final int JITTER = 5;

    private DeliveryBackoff() {}

    /** @param failed how many attempts have failed, from 1 */
    static Duration after(int failed, DeliveryId id) {
        var doubled = FIRST.multipliedBy(1L << Math.min(failed - 1, MOST_ATTEMPTS));
        var wait = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return wait.plus(wait.dividedBy(JITTER).multipliedBy(part(id, failed)).dividedBy(PARTS));
    }

    private static long part(DeliveryId id, int failed) {
        var checksum = new CRC32();
        checksum.update((id + "/" + failed).getBytes(UTF_8));
        return checksum.getValue() % PARTS;
    }
}
