package io.sagadesk.store.mongo.timer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.store.json.EventDecoder;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;

/**
 * Makes events of promises and publishes them. Each is the first event of a stream of its own, which the event store
 * refuses a second time, whichever store it is and whatever was lost between publishing and forgetting.
 */
public final class PromisedEvents {

    private static final String KIND = "Timer";
    private static final long NOT_IN_THE_LOG_YET = -1;

    private final EventStore store;
    private final EventDecoder decoder;
    private final Serializer serializer;

    public PromisedEvents(EventStore store, EventDecoder decoder, Serializer serializer) {
        this.store = store;
        this.decoder = decoder;
        this.serializer = serializer;
    }

    /**
     * The event, in today's form, as of now.
     *
     * @throws RuntimeException if this version cannot read what was promised
     */
    DomainEventMessage<?> event(Promise promise, Instant now) {
        byte[] payload = promise.payload().getBytes(UTF_8);
        MetaData metadata = serializer.deserialize(new SerializedMetaData<>(promise.metadata(), String.class));
        return new GenericDomainEventMessage<>(
                KIND,
                promise.subject(),
                0,
                decoder.decode(NOT_IN_THE_LOG_YET, promise.type(), promise.revision(), payload),
                metadata,
                promise.id(),
                now);
    }

    /**
     * Publishes them in this order in one append, without those that were published before, and says how many that were.
     *
     * @throws RuntimeException if the store takes none of them
     */
    int publish(List<? extends DomainEventMessage<?>> events) {
        List<? extends DomainEventMessage<?>> left = events;
        while (!left.isEmpty()) {
            try {
                store.publish(left);
                return left.size();
            } catch (RuntimeException refusal) {
                List<? extends DomainEventMessage<?>> unpublished =
                        left.stream().filter(event -> !isPublished(event)).toList();
                if (unpublished.size() == left.size()) {
                    throw refusal;
                }
                left = unpublished;
            }
        }
        return 0;
    }

    private boolean isPublished(DomainEventMessage<?> event) {
        return store.lastSequenceNumberFor(event.getAggregateIdentifier()).isPresent();
    }
}
