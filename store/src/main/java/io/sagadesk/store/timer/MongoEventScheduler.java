package io.sagadesk.store.timer;

import io.sagadesk.store.json.SagadeskSerializer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.eventhandling.scheduling.java.SimpleScheduleToken;

/**
 * Axon's scheduler over promises that are kept in MongoDB. What a promise is told apart by is its event and its instant:
 * promising the same again is the same promise, and one that has been kept is never kept again.
 */
public final class MongoEventScheduler implements EventScheduler {

    private final ScheduledEvents scheduledEvents;
    private final SagadeskSerializer serializer;
    private final Clock clock;

    /** @param serializer the one of the log */
    public MongoEventScheduler(ScheduledEvents scheduledEvents, SagadeskSerializer serializer, Clock clock) {
        this.scheduledEvents = scheduledEvents;
        this.serializer = serializer;
        this.clock = clock;
    }

    /**
     * Promises an event for an instant, which may have passed: then it happens at once. The metadata of an event message,
     * and of the message that is being handled, are handed over, but for the request that caused it.
     *
     * @throws IllegalArgumentException if the event holds personal data, which is stored differently each time
     */
    @Override
    public ScheduleToken schedule(Instant triggerDateTime, Object event) {
        EventMessage<?> message = GenericEventMessage.asEventMessage(event);
        if (serializer.encrypts(message.getPayloadType())) {
            throw new IllegalArgumentException(
                    "An event with personal data cannot be promised, only ids that lead to it: "
                            + message.getPayloadType().getName());
        }
        ScheduledEvent scheduledEvent = ScheduledEvent.of(message, triggerDateTime, serializer);
        scheduledEvents.keep(scheduledEvent);
        return new SimpleScheduleToken(scheduledEvent.id());
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
        scheduledEvents.forget(List.of(token.getTokenId()));
    }
}
