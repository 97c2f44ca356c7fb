package io.sagadesk.server.health;

import io.sagadesk.store.timer.TimerPoller;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * How long the first promise that was not kept has been overdue, what keeps it from being kept, and how many the log does not
 * take: its own log says which and why.
 */
@Component
class TimersHealthIndicator extends AbstractHealthIndicator {

    private static final Duration TOO_LATE = Duration.ofMinutes(1);

    private final TimerPoller timerPoller;

    TimersHealthIndicator(TimerPoller timerPoller) {
        super("The promises cannot be read");
        this.timerPoller = timerPoller;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var lag = timerPoller.lag();
        var state = lag.compareTo(TOO_LATE) > 0 ? health.down() : health.up();
        state.withDetail("lagSeconds", lag.toMillis() / 1000.0);
        var refused = timerPoller.refused();
        if (refused > 0) health.down().withDetail("refused", refused);
        timerPoller.failure().ifPresent(failure -> health.down().withDetail("failure", failure));
    }
}
