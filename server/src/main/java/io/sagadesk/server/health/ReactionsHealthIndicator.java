package io.sagadesk.server.health;

import io.sagadesk.server.reactions.ReactionDeadLetters;
import io.sagadesk.server.reactions.ReactionProcessors;
import io.sagadesk.store.log.LogReader;
import io.sagadesk.store.mongo.MongoDatabases;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Reports the lag of each reaction processor, which of them fail, and the number of dead letters. */
@Component
class ReactionsHealthIndicator extends DocumentsHealthIndicator {

    private static final String ADVICE = "GET /v1/reactions/parked says what could not be reacted to and why";

    private final ReactionProcessors reactions;
    private final ReactionDeadLetters deadLetters;
    private final LogReader log;

    ReactionsHealthIndicator(
            ReactionProcessors reactions, ReactionDeadLetters deadLetters, LogReader log, MongoDatabases databases) {
        super("The processes cannot be asked", databases);
        this.reactions = reactions;
        this.deadLetters = deadLetters;
        this.log = log;
    }

    @Override
    void check(Health.Builder builder) {
        builder.up();
        var last = log.lastPosition();
        reactions.standings().forEach((name, standing) -> {
            if (standing.failing()) builder.down();
            builder.withDetail(name, details(standing, last));
        });
        var counts = deadLetters.counts();
        if (!counts.isEmpty()) builder.down().withDetail("parked", counts).withDetail("advice", ADVICE);
    }

    private static Map<String, Object> details(ReactionProcessors.Standing standing, long last) {
        var details = new LinkedHashMap<String, Object>();
        details.put("lag", Math.max(0, last - standing.position()));
        if (standing.failing()) details.put("failing", true);
        standing.unknownEvent().ifPresent(sentence -> details.put("failure", sentence));
        return details;
    }
}
