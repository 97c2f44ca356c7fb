package io.sagadesk.server.health;

import io.sagadesk.server.log.ForgettingProcessor;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** How far what is derived from the log lags behind it. */
@Component("logFollowerHealthIndicator") // its name in the answer of /actuator/health
class ForgettingHealthIndicator extends AbstractHealthIndicator {

    private final ForgettingProcessor follower;

    ForgettingHealthIndicator(ForgettingProcessor follower) {
        super("What follows the log cannot be asked");
        this.follower = follower;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var state = follower.isFailing() ? health.down() : health.up();
        state.withDetail("lag", follower.lag());
    }
}
