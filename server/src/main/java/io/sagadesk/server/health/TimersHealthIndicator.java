package io.sagadesk.server.health;

import io.sagadesk.store.timer.Timers;
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

    private final Timers timers;

    TimersHealthIndicator(Timers timers) {
        super("The promises cannot be read");
        this.timers = timers;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var lag = timers.lag();
        var state = lag.compareTo(TOO_LATE) > 0 ? health.down() : health.up();
        state.withDetail("lagSeconds", lag.toMillis() / 1000.0);
        var refused = timers.refused();
        if (refused > 0) health.down().withDetail("refused", refused);
        timers.failure().ifPresent(failure -> health.down().withDetail("failure", failure));
    }
}
