package io.sagadesk.store.timer;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The promises whose events the log does not take while it takes others: each is put off for longer every time. */
final class RefusedScheduledEvents {

    private static final Logger log = LoggerFactory.getLogger(RefusedScheduledEvents.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5; // to half a minute

    private final ScheduledEvents scheduledEvents;
    private final ConcurrentMap<String, Integer> attempts = new ConcurrentHashMap<>();

    RefusedScheduledEvents(ScheduledEvents scheduledEvents) {
        this.scheduledEvents = scheduledEvents;
    }

    /** @param refused why, by the id of the promise */
    void putOff(Map<String, RuntimeException> refused) {
        refused.forEach((id, failure) -> {
            int attempt = attempts.merge(id, 1, Integer::sum);
            Duration delay = FIRST.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
            log.error("The log does not take the promise {}; trying again in {} s", id, delay.toSeconds(), failure);
            scheduledEvents.putOff(id, delay);
        });
    }

    /** The log has them now. */
    void kept(Collection<String> ids) {
        ids.forEach(attempts::remove);
    }

    /** How many are still to be kept. */
    int count() {
        if (!attempts.isEmpty()) {
            attempts.keySet().retainAll(scheduledEvents.stillKept(attempts.keySet()));
        }
        return attempts.size();
    }
}
