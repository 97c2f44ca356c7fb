package io.sagadesk.server.health;

import io.sagadesk.server.log.ForgettingProcessor;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports how many events the processor that erases forgotten customers lags behind the log. */
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
