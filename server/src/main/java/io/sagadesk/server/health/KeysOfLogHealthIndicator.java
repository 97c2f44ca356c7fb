package io.sagadesk.server.health;

import io.sagadesk.server.log.KeysOfLog;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports whether the key store had the keys of the newest events at the start. */
@Component
class KeysOfLogHealthIndicator extends AbstractHealthIndicator {

    private final KeysOfLog keysOfLog;

    KeysOfLogHealthIndicator(KeysOfLog keysOfLog) {
        this.keysOfLog = keysOfLog;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        keysOfLog.firstWithoutKey().ifPresent(position -> health.down().withDetail("missingAt", position));
    }
}
