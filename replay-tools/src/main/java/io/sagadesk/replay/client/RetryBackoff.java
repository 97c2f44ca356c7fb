package io.sagadesk.replay.client;

import io.sagadesk.replay.CliException;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits ever longer between attempts at one request, and gives up after a while. Says so, once each. */
final class RetryBackoff {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Duration limit;
    private final Consumer<String> notices;
    private final long begin = System.nanoTime();
    private Duration pause = FIRST_PAUSE;
    private boolean tried;

    RetryBackoff(Duration limit, Consumer<String> notices) {
        this.limit = limit;
        this.notices = notices;
    }

    /** Returns after a pause, or gives up if that would last too long. */
    void pause(String trouble, Duration atLeast) throws InterruptedException {
        var left = limit.minusNanos(System.nanoTime() - begin);
        if (left.isNegative() || left.isZero()) {
            throw new CliException(trouble + ", for " + limit.toSeconds() + " s now. Is it running (./sagadesk serve)?"
                    + " Name its address with --url, wait longer with --patience");
        }
        if (!tried) notices.accept(trouble + ": trying again for " + limit.toSeconds() + " s");
        tried = true;
        Thread.sleep(shorter(left, longer(pause, atLeast)).toMillis());
        pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }

    void rewarded() {
        if (tried) notices.accept("The server answers again");
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
