package io.sagadesk.store.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.store.json.TypeNames;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event from one of Axon's streams, already upcast to its current form.
 *
 * @param stored the serializer of that stream, which returns the stored form; another one would encrypt the payload
 *     again
 */
public record AxonLogEvent(TrackedEventMessage<?> event, Serializer stored) implements LogEvent {

    @Override
    public long position() {
        return event.trackingToken().position().orElseThrow();
    }

    @Override
    public String eventId() {
        return event.getIdentifier();
    }

    @Override
    public String type() {
        return Vocabulary.nameOf(event.getPayloadType());
    }

    @Override
    public String aggregateId() {
        return event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : eventId();
    }

    @Override
    public long sequence() {
        return event instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0;
    }

    @Override
    public Instant recordedAt() {
        return event.getTimestamp();
    }

    @Override
    public Map<String, ?> metadata() {
        return event.getMetaData();
    }

    @Override
    public @Nullable String metadata(String name) {
        var value = event.getMetaData().get(name);
        return value == null ? null : value.toString();
    }

    @Override
    public Object payload() {
        return event.getPayload();
    }

    @Override
    public Sealed sealed() {
        var payload = event.serializePayload(stored, byte[].class);
        return new Sealed(TypeNames.revisionOf(event.getPayloadType()), new String(payload.getData(), UTF_8));
    }

    @Override
    public String toString() {
        return type() + " at " + position(); // never the payload
    }
}
