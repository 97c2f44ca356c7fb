package io.sagadesk.store.timer;

import io.sagadesk.api.timer.TimerEvent;
import io.sagadesk.store.json.SagadeskSerializer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's event scheduler over scheduled events in MongoDB. A scheduled event is identified by its content and its
 * instant: scheduling it again has no effect, and it is published at most once. A change is stored at once, unless its unit
 * of work gathers the changes.
 */
public final class MongoEventScheduler implements EventScheduler {

    private final ScheduledEvents scheduledEvents;
    private final SagadeskSerializer serializer;
    private final Clock clock;

    /** @param serializer the serializer of the log */
    public MongoEventScheduler(ScheduledEvents scheduledEvents, SagadeskSerializer serializer, Clock clock) {
        this.scheduledEvents = scheduledEvents;
        this.serializer = serializer;
        this.clock = clock;
    }

    /**
     * Schedules an event for an instant; an instant in the past means as soon as possible. The metadata of the event
     * message and of the message that is being handled are stored with the event, except for the id and digest of the
     * request that caused it.
     *
     * @throws IllegalArgumentException if the event holds personal data, whose ciphertext differs each time, so that
     * repetitions could not be recognised, or if it is no {@link TimerEvent}
     */
    @Override
    public ScheduleToken schedule(Instant triggerDateTime, Object event) {
        var scheduledEvent = scheduledEvent(triggerDateTime, event, serializer);
        var batch = ScheduledEventChanges.current();
        if (batch == null) scheduledEvents.store(scheduledEvent);
        else batch.schedule(scheduledEvent);
        return new SimpleScheduleToken(scheduledEvent.id());
    }

    /**
     * Gathers what is scheduled and cancelled in a unit of work, and stores it in one write when the unit prepares its commit.
     * Call this before the first handler, because sagas are stored in the order in which they were loaded: a saga that is on
     * the disk without its scheduled events would ignore the event that it needs to schedule them again.
     */
    public void gatherIn(UnitOfWork<?> batch) {
        ScheduledEventChanges.gatherIn(batch, scheduledEvents);
    }

    static ScheduledEvent scheduledEvent(Instant at, Object event, SagadeskSerializer serializer) {
        var message = GenericEventMessage.asEventMessage(event);
        if (serializer.encrypts(message.getPayloadType())) {
            throw new IllegalArgumentException(
                    "An event with personal data cannot be scheduled, only ids that lead to it: "
                            + message.getPayloadType().getName());
        }
        if (!(message.getPayload() instanceof TimerEvent)) {
            throw new IllegalArgumentException("Only timer events can be scheduled, and not "
                    + message.getPayloadType().getName());
        }
        return ScheduledEvent.of(message, at, serializer);
    }

    @Override
    public ScheduleToken schedule(Duration triggerDuration, Object event) {
        return schedule(clock.instant().plus(triggerDuration), event);
    }

    @Override
    public void cancelSchedule(ScheduleToken scheduleToken) {
        if (!(scheduleToken instanceof SimpleScheduleToken token)) {
            throw new IllegalArgumentException("This scheduler hands out SimpleScheduleTokens, no other");
        }
        var batch = ScheduledEventChanges.current();
        if (batch == null) scheduledEvents.delete(List.of(token.getTokenId()));
        else batch.cancel(token.getTokenId());
    }
}
