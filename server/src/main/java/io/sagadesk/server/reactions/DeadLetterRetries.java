package io.sagadesk.server.reactions;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Retries the dead letters of automations every 10 seconds. */
@Component
class DeadLetterRetries {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterRetries.class);
    private static final long SECONDS_BETWEEN = 10;

    private final ReactionDeadLetters parked;
    private @Nullable Future<?> retrying;

    DeadLetterRetries(ReactionDeadLetters parked) {
        this.parked = parked;
    }

    void begin(ScheduledExecutorService threads) {
        retrying = threads.scheduleWithFixedDelay(this::retry, SECONDS_BETWEEN, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (retrying != null) retrying.cancel(false);
    }

    private void retry() {
        try {
            parked.counts().keySet().forEach(parked::retrySome);
        } catch (RuntimeException unreachable) {
            LOG.warn(
                    "What was parked cannot be retried: {}",
                    unreachable.getClass().getSimpleName());
        }
    }
}
