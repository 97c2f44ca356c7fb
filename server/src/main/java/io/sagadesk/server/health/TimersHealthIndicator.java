package io.sagadesk.server.health;

import io.sagadesk.store.mongo.MongoDatabases;
import io.sagadesk.store.timer.TimerPoller;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Reports for how long the oldest unpublished scheduled event has been due, the failure that keeps it from being
 * published, and how many scheduled events the log refuses; the server's log names each with the reason.
 */
@Component
class TimersHealthIndicator extends DocumentsHealthIndicator {

    private static final Duration TOO_LATE = Duration.ofMinutes(1);

    private final TimerPoller timerPoller;

    TimersHealthIndicator(TimerPoller timerPoller, MongoDatabases databases) {
        super("The scheduled events cannot be read", databases);
        this.timerPoller = timerPoller;
    }

    @Override
    void check(Health.Builder health) {
        var lag = timerPoller.lag();
        var state = lag.compareTo(TOO_LATE) > 0 ? health.down() : health.up();
        state.withDetail("overdue", lag.toString());
        var refused = timerPoller.refused();
        if (refused > 0) health.down().withDetail("refused", refused);
        timerPoller.failure().ifPresent(failure -> health.down().withDetail("failure", failure));
    }
}
