package io.sagadesk.server.health;

import io.sagadesk.store.mongo.MongoDatabases;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Asks the document store, and is down at once during an outage of it, so that a probe waits for one indicator at most. */
abstract class DocumentsHealthIndicator extends AbstractHealthIndicator {

    private final MongoDatabases databases;

    /** @param failureMessage what to log if the document store cannot be asked */
    DocumentsHealthIndicator(String failureMessage, MongoDatabases databases) {
        super(failureMessage);
        this.databases = databases;
    }

    @Override
    protected final void doHealthCheck(Health.Builder health) {
        databases.requireReachable();
        check(health);
    }

    /** Reports the state; an exception is reported as down. */
    abstract void check(Health.Builder health);
}
