package io.sagadesk.store.ledger;

import io.sagadesk.store.engine.DelegatingSerializer;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A serializer that stores the payload, type and revision of a test vector as they are, and metadata as usual. */
final class StoredAsGiven extends DelegatingSerializer {

    /** Returns the message that is stored as this event. */
    static EventMessage<?> message(LoggedEvent event, Instant recordedAt) {
        return event.aggregateType().isEmpty()
                ? new GenericEventMessage<>(event.eventId(), event, event.metadata(), recordedAt)
                : new GenericDomainEventMessage<>(
                        event.aggregateType(),
                        event.aggregateId(),
                        event.sequence(),
                        event,
                        event.metadata(),
                        event.eventId(),
                        recordedAt);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        if (!(object instanceof LoggedEvent event)) return super.serialize(object, representation);
        return (SerializedObject<T>) new SimpleSerializedObject<>(
                event.payload(),
                byte[].class,
                event.payloadType(),
                event.revision().isEmpty() ? null : event.revision());
    }
}
