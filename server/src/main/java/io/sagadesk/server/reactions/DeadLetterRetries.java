package io.sagadesk.server.reactions;

import io.sagadesk.server.outage.StoreOutage;
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

    private final ReactionDeadLetters deadLetters;
    private @Nullable Future<?> retrying;

    DeadLetterRetries(ReactionDeadLetters deadLetters) {
        this.deadLetters = deadLetters;
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
            deadLetters.counts().keySet().forEach(deadLetters::retrySome);
        } catch (RuntimeException unreachable) {
            if (StoreOutage.isIn(unreachable)) return; // its beginning and its end are logged
            LOG.warn(
                    "The dead letters of automations cannot be retried: {}",
                    unreachable.getClass().getSimpleName());
        }
    }
}
