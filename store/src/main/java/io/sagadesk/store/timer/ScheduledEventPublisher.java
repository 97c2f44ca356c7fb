package io.sagadesk.store.timer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.store.json.EventDecoder;
import io.sagadesk.store.runtime.CauseChain;
import io.sagadesk.store.sqlite.StoreFailedException;
import io.sagadesk.store.sqlite.StoreOverloadedException;
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
 * Makes events of promises and publishes them. Each is the first event of a stream of its own, which the event store
 * refuses a second time, whichever store it is and whatever was lost between publishing and forgetting.
 */
public final class ScheduledEventPublisher {

    private static final String KIND = "Timer";
    private static final long NOT_IN_THE_LOG_YET = -1;
    private static final int MOST_REFUSED_AT_FIRST = 10; // so many in a row are no fault of theirs

    private final EventStore store;
    private final EventDecoder decoder;
    private final Serializer serializer;

    public ScheduledEventPublisher(EventStore store, EventDecoder decoder, Serializer serializer) {
        this.store = store;
        this.decoder = decoder;
        this.serializer = serializer;
    }

    /**
     * The event, in today's form, as of now.
     *
     * @throws RuntimeException if this version cannot read what was promised
     */
    DomainEventMessage<?> event(ScheduledEvent scheduledEvent, Instant now) {
        byte[] payload = scheduledEvent.payload().getBytes(UTF_8);
        MetaData metadata = serializer.deserialize(new SerializedMetaData<>(scheduledEvent.metadata(), String.class));
        return new GenericDomainEventMessage<>(
                KIND,
                scheduledEvent.subject(),
                0,
                decoder.decode(NOT_IN_THE_LOG_YET, scheduledEvent.type(), scheduledEvent.revision(), payload),
                metadata,
                scheduledEvent.id(),
                now);
    }

    /**
     * What became of some events.
     *
     * @param published how many are in the log now that were not before
     * @param refused why the log does not take an event, by its id
     * @param nothingTaken why the others were not even tried; null if all were
     */
    record Outcome(
            int published,
            Map<String, RuntimeException> refused,
            @Nullable RuntimeException nothingTaken) {

        void throwIfNothingWasTaken() {
            if (nothingTaken != null) {
                throw nothingTaken;
            }
        }
    }

    /**
     * Publishes them in this order in one append, without those that were published before. When the log refuses that, each
     * is published alone, so that one that cannot be does not hold up the others.
     *
     * @throws RuntimeException if the log is broken or overloaded
     */
    Outcome publish(List<? extends DomainEventMessage<?>> events) {
        List<? extends DomainEventMessage<?>> left = events;
        while (!left.isEmpty()) {
            try {
                store.publish(left);
                return new Outcome(left.size(), Map.of(), null);
            } catch (RuntimeException refusal) {
                List<? extends DomainEventMessage<?>> unpublished =
                        left.stream().filter(event -> !isPublished(event)).toList();
                if (unpublished.size() == left.size()) {
                    throwIfTheStoreFailed(refusal);
                    return publishEach(left);
                }
                left = unpublished;
            }
        }
        return new Outcome(0, Map.of(), null);
    }

    private Outcome publishEach(List<? extends DomainEventMessage<?>> events) {
        Map<String, RuntimeException> refused = new LinkedHashMap<>();
        int published = 0;
        for (DomainEventMessage<?> event : events) {
            try {
                store.publish(event);
                published++;
            } catch (RuntimeException refusal) {
                throwIfTheStoreFailed(refusal);
                refused.put(event.getIdentifier(), refusal);
                if (published == 0 && refused.size() == MOST_REFUSED_AT_FIRST) {
                    return new Outcome(0, refused, refusal);
                }
            }
        }
        return new Outcome(published, refused, null);
    }

    private static void throwIfTheStoreFailed(RuntimeException refusal) {
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
