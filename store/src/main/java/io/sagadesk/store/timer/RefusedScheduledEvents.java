package io.sagadesk.store.timer;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries scheduled events that the log refuses while it accepts others, with a delay that doubles each time. */
final class RefusedScheduledEvents {

    private static final Logger log = LoggerFactory.getLogger(RefusedScheduledEvents.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final int MAX_DOUBLINGS = 5; // up to 32 seconds

    private final ScheduledEvents scheduledEvents;
    private final ConcurrentMap<String, Integer> attempts = new ConcurrentHashMap<>();

    RefusedScheduledEvents(ScheduledEvents scheduledEvents) {
        this.scheduledEvents = scheduledEvents;
    }

    /**
     * Postpones the scheduled events that the log refused.
     *
     * @param refused the failures by the id of the scheduled event
     */
    void putOff(Map<String, RuntimeException> refused) {
        refused.forEach((id, failure) -> {
            int attempt = attempts.merge(id, 1, Integer::sum);
            var delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
            log.error("The log refuses the scheduled event {}; trying again in {} s", id, delay.toSeconds(), failure);
            scheduledEvents.putOff(id, delay);
        });
    }

    /** Forgets the failed attempts of scheduled events that are now in the log. */
    void published(Collection<String> ids) {
        ids.forEach(attempts::remove);
    }

    /** Returns how many scheduled events were refused and are not yet published. */
    int count() {
        if (!attempts.isEmpty()) attempts.keySet().retainAll(scheduledEvents.stillStored(attempts.keySet()));
        return attempts.size();
    }
}
