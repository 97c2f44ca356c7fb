package io.sagadesk.store.timer;

import io.sagadesk.store.json.SagadeskSerializer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;

/**
 * Gathers scheduled events in memory, under the same ids as {@link MongoEventScheduler}, while the log is replayed to those
 * who scheduled them. Those that were published meanwhile are left out. Not thread-safe.
 */
public final class ScheduledEventBuffer implements EventScheduler {

    private final Map<String, ScheduledEvent> pending = new HashMap<>();
    private final SagadeskSerializer serializer;
    private final Predicate<String> isPublished;
    private final Runnable onPublished;

    /**
     * Creates an empty buffer.
     *
     * @param serializer the serializer of the log
     * @param isPublished whether the log has a stream of this name: a scheduled event that was published
     * @param onPublished called for each scheduled event that was published
     */
    public ScheduledEventBuffer(SagadeskSerializer serializer, Predicate<String> isPublished, Runnable onPublished) {
        this.serializer = serializer;
        this.isPublished = isPublished;
        this.onPublished = onPublished;
    }

    @Override
    public ScheduleToken schedule(Instant triggerDateTime, Object event) {
        var scheduledEvent = MongoEventScheduler.scheduledEvent(triggerDateTime, event, serializer);
        if (isPublished.test(scheduledEvent.subject())) onPublished.run();
        else pending.put(scheduledEvent.id(), scheduledEvent);
        return new SimpleScheduleToken(scheduledEvent.id());
    }

    /** Refused: no time passes during a replay. */
    @Override
    public ScheduleToken schedule(Duration triggerDuration, Object event) {
        throw new UnsupportedOperationException("A replayed event is scheduled for an instant");
    }

    @Override
    public void cancelSchedule(ScheduleToken scheduleToken) {
        pending.remove(((SimpleScheduleToken) scheduleToken).getTokenId());
    }

    public int size() {
        return pending.size();
    }

    /** Stores the pending events. */
    public void storeIn(ScheduledEvents scheduledEvents) {
        scheduledEvents.storeAll(pending.values());
    }
}
