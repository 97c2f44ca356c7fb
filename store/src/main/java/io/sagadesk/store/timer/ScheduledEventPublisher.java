package io.sagadesk.store.timer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.timer.TimerEvent;
import io.sagadesk.store.groupcommit.StoreFailedException;
import io.sagadesk.store.groupcommit.StoreOverloadedException;
import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.runtime.CauseChain;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes scheduled events to the log. Each event is the first event of its own stream. Every event store refuses a
 * second first event, so an event is published once even if its deletion from the scheduled events is lost.
 */
public final class ScheduledEventPublisher {

    private static final String AGGREGATE_TYPE = "Timer";
    private static final long NO_POSITION = -1;
    // so many refusals in a row are a fault of the store, not of the events
    private static final int MAX_INITIAL_REFUSALS = 10;

    private final EventStore store;
    private final EventDecoder decoder;
    private final Serializer serializer;
    private final ScheduledEventSeal seal;

    public ScheduledEventPublisher(
            EventStore store, EventDecoder decoder, Serializer serializer, ScheduledEventSeal seal) {
        this.store = store;
        this.decoder = decoder;
        this.serializer = serializer;
        this.seal = seal;
    }

    /**
     * Creates the event message with the current revision of the payload and the given time. Its actor is the timer.
     *
     * @throws ForgedScheduledEventException if this installation has not scheduled the event, or it is no timer event
     * @throws RuntimeException if this version cannot read the scheduled event
     */
    DomainEventMessage<?> event(ScheduledEvent scheduledEvent, Instant now) {
        if (!seal.isOn(scheduledEvent)) throw new ForgedScheduledEventException("it does not bear our seal");
        var payload = decoder.decode(
                NO_POSITION,
                scheduledEvent.type(),
                scheduledEvent.revision(),
                scheduledEvent.payload().getBytes(UTF_8));
        if (!(payload instanceof TimerEvent)) throw new ForgedScheduledEventException("it is no timer event");
        MetaData metadata = serializer.deserialize(new SerializedMetaData<>(scheduledEvent.metadata(), String.class));
        return new GenericDomainEventMessage<>(
                AGGREGATE_TYPE,
                scheduledEvent.subject(),
                0,
                payload,
                metadata.and(EventMetadata.ACTOR, scheduledEvent.subject()),
                scheduledEvent.id(),
                now);
    }

    /**
     * The result of publishing a batch.
     *
     * @param published the number of newly published events
     * @param refused the failures by event id
     * @param storeFailure the failure after which the remaining events were not tried; null if all were tried
     */
    record Outcome(
            int published,
            Map<String, RuntimeException> refused,
            @Nullable RuntimeException storeFailure) {

        void throwIfStoreFailed() {
            if (storeFailure != null) throw storeFailure;
        }
    }

    /**
     * Publishes the events in this order in one append, except for those that were published before. If the log refuses
     * the append, each event is published alone, so that one refused event does not delay the others.
     *
     * @throws RuntimeException if the log is broken or overloaded
     */
    Outcome publish(List<? extends DomainEventMessage<?>> events) {
        var left = events;
        while (!left.isEmpty()) {
            try {
                store.publish(left);
                return new Outcome(left.size(), Map.of(), null);
            } catch (RuntimeException refusal) {
                var unpublished =
                        left.stream().filter(event -> !isPublished(event)).toList();
                if (unpublished.size() == left.size()) {
                    rethrowIfStoreFailed(refusal);
                    return publishEach(left);
                }
                left = unpublished;
            }
        }
        return new Outcome(0, Map.of(), null);
    }

    private Outcome publishEach(List<? extends DomainEventMessage<?>> events) {
        var refused = new LinkedHashMap<String, RuntimeException>();
        var published = 0;
        for (var event : events) {
            try {
                store.publish(event);
                published++;
            } catch (RuntimeException refusal) {
                rethrowIfStoreFailed(refusal);
                refused.put(event.getIdentifier(), refusal);
                if (published == 0 && refused.size() == MAX_INITIAL_REFUSALS) return new Outcome(0, refused, refusal);
            }
        }
        return new Outcome(published, refused, null);
    }

    private static void rethrowIfStoreFailed(RuntimeException refusal) {
        if (CauseChain.of(refusal).anyMatch(ScheduledEventPublisher::isOfTheStore)) {
            throw refusal;
        }
    }

    private static boolean isOfTheStore(Throwable cause) {
        return cause instanceof StoreFailedException || cause instanceof StoreOverloadedException;
    }

    private boolean isPublished(DomainEventMessage<?> event) {
        return store.lastSequenceNumberFor(event.getAggregateIdentifier()).isPresent();
    }
}
