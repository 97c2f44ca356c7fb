package io.sagadesk.store.timer;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Retries scheduled events that are forged, or that the log refuses while it accepts others, with a delay that doubles each
 * time.
 */
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
     * Postpones scheduled events that were refused.
     *
     * @param refused the failures by the id of the scheduled event
     */
    void putOff(Map<String, RuntimeException> refused) {
        refused.forEach((id, failure) -> {
            int attempt = attempts.merge(id, 1, Integer::sum);
            var delay = FIRST_DELAY.multipliedBy(1L << Math.min(attempt - 1, MAX_DOUBLINGS));
            var name = ScheduledEvent.isId(id) ? id : "with an id that is not ours";
            log.error("The scheduled event {} is refused; trying again in {} s", name, delay.toSeconds(), failure);
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
