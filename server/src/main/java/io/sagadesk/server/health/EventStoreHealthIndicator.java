package io.sagadesk.server.health;

import io.sagadesk.server.wiring.LogDependentStart;
import io.sagadesk.server.wiring.UnknownEventTypes;
import io.sagadesk.store.engine.LogStorageEngine;
import io.sagadesk.store.log.LogReader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Reports whether the event log can be read, whether it still accepts events, and which types of events it has that this
 * version does not know.
 */
@Component
class EventStoreHealthIndicator extends AbstractHealthIndicator {

    private final LogReader log;
    private final ObjectProvider<LogStorageEngine> embeddedEngine;
    private final LogDependentStart start;
    private final UnknownEventTypes unknownEventTypes;

    EventStoreHealthIndicator(
            LogReader log,
            ObjectProvider<LogStorageEngine> embeddedEngine,
            LogDependentStart start,
            UnknownEventTypes unknownEventTypes) {
        super("The event log cannot be read");
        this.log = log;
        this.embeddedEngine = embeddedEngine;
        this.start = start;
        this.unknownEventTypes = unknownEventTypes;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var state = start.isComplete() ? health.up() : health.down();
        state.withDetail("position", log.lastPosition());
        var unknown = unknownEventTypes.sentences();
        if (!unknown.isEmpty()) state.withDetail("unknownEvents", unknown);
        var engine = embeddedEngine.getIfAvailable();
        if (engine != null) {
            engine.failure()
                    .ifPresent(failure -> health.down().withDetail("failure", String.valueOf(failure.getMessage())));
        }
    }
}
