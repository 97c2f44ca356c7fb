package io.sagadesk.server.health;

import io.sagadesk.server.delivery.OutboxWorker;
import io.sagadesk.server.delivery.outbox.OutboxQueue;
import io.sagadesk.store.mongo.MongoDatabases;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports for how long the oldest due message has been due, and how many messages were given up. */
@Component
class OutboxHealthIndicator extends DocumentsHealthIndicator {

    private final OutboxQueue outbox;
    private final OutboxWorker worker;
    private final Clock clock;

    OutboxHealthIndicator(OutboxQueue outbox, OutboxWorker worker, Clock clock, MongoDatabases databases) {
        super("The outbox cannot be asked", databases);
        this.outbox = outbox;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    void check(Health.Builder health) {
        var now = clock.instant();
        var late = outbox.firstDue()
                .filter(due -> due.isBefore(now))
                .map(due -> Duration.between(due, now))
                .orElse(Duration.ZERO);
        var state = worker.isFailing() ? health.down() : health.up();
        state.withDetail("overdue", late.toString()).withDetail("givenUp", outbox.givenUp());
    }
}
