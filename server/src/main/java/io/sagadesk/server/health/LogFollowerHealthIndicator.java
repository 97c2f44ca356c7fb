package io.sagadesk.server.health;

import io.sagadesk.server.log.LogFollower;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** How far what is derived from the log lags behind it. */
@Component
class LogFollowerHealthIndicator extends AbstractHealthIndicator {

    private final LogFollower follower;

    LogFollowerHealthIndicator(LogFollower follower) {
        super("What follows the log cannot be asked");
        this.follower = follower;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var state = follower.isFailing() ? health.down() : health.up();
        state.withDetail("lag", follower.lag());
    }
}
