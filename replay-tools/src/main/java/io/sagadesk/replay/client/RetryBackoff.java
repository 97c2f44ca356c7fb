package io.sagadesk.replay.client;

import io.sagadesk.replay.CliException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Exponential back-off between retries of one request, with a time limit. Reports the first retry and the recovery once
 * each.
 */
final class RetryBackoff {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Duration limit;
    private final Consumer<String> notices;
    private final long begin = System.nanoTime();
    private Duration pause = FIRST_PAUSE;
    private boolean retried;

    RetryBackoff(Duration limit, Consumer<String> notices) {
        this.limit = limit;
        this.notices = notices;
    }

    /** Waits before the next retry. */
    void pause(String problem, Duration atLeast) throws InterruptedException {
        var remaining = limit.minusNanos(System.nanoTime() - begin);
        if (remaining.isNegative() || remaining.isZero()) {
            throw new CliException(problem + ", for " + limit.toSeconds() + " s now. Is it running (./sagadesk serve)?"
                    + " Name its address with --url, wait longer with --patience");
        }
        if (!retried) notices.accept(problem + ": trying again for " + limit.toSeconds() + " s");
        retried = true;
        Thread.sleep(shorter(remaining, longer(pause, atLeast)).toMillis());
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }

    void succeeded() {
        if (retried) notices.accept("The server answers again");
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
