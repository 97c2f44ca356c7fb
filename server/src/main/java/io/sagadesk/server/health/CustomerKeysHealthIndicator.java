package io.sagadesk.server.health;

import io.sagadesk.store.keys.CustomerKeys;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports whether the customers' keys can be read. */
@Component
class CustomerKeysHealthIndicator extends AbstractHealthIndicator {

    private final CustomerKeys keys;

    CustomerKeysHealthIndicator(CustomerKeys keys) {
        super("The customers' keys cannot be read");
        this.keys = keys;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        keys.check();
        health.up();
    }
}
