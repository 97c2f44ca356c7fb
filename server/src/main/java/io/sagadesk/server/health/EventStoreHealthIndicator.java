package io.sagadesk.server.health;

import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.sqlite.SqliteEventStorageEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the log can be read, and whether it still accepts events. */
@Component
class EventStoreHealthIndicator extends AbstractHealthIndicator {

    private final LogReader log;
    private final ObjectProvider<SqliteEventStorageEngine> ours;

    EventStoreHealthIndicator(LogReader log, ObjectProvider<SqliteEventStorageEngine> ours) {
        super("The event log cannot be read");
        this.log = log;
        this.ours = ours;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up().withDetail("position", log.lastPosition());
        var engine = ours.getIfAvailable();
        if (engine != null) {
            engine.failure()
                    .ifPresent(failure -> health.down().withDetail("failure", String.valueOf(failure.getMessage())));
        }
    }
}
