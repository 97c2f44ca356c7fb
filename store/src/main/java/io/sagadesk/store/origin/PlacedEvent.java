package io.sagadesk.store.origin;

import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/**
 * An event or snapshot of an aggregate that says its place while its payload is serialized, for an event store that is not
 * ours and passes the payload alone to the serializer.
 */
public final class PlacedEvent<T> extends GenericDomainEventMessage<T> {

    private static final long serialVersionUID = 1L;

    private PlacedEvent(DomainEventMessage<T> event) {
        super(event.getType(), event.getAggregateIdentifier(), event.getSequenceNumber(), event, event.getTimestamp());
    }

    public static <T> DomainEventMessage<T> of(DomainEventMessage<T> event) {
        return new PlacedEvent<>(event);
    }

    /** Returns the events, with those of aggregates placed; an event outside of an aggregate stays as it is. */
    public static List<? extends EventMessage<?>> of(List<? extends EventMessage<?>> events) {
        return events.stream()
                .<EventMessage<?>>map(event -> event instanceof DomainEventMessage<?> domain ? of(domain) : event)
                .toList();
    }

    @Override
    public <R> SerializedObject<R> serializePayload(Serializer serializer, Class<R> expectedRepresentation) {
        return StreamPlace.of(this).during(() -> super.serializePayload(serializer, expectedRepresentation));
    }

    @Override
    public GenericDomainEventMessage<T> withMetaData(Map<String, ?> metaData) {
        return new PlacedEvent<>(super.withMetaData(metaData));
    }

    @Override
    public GenericDomainEventMessage<T> andMetaData(Map<String, ?> metaData) {
        return new PlacedEvent<>(super.andMetaData(metaData));
    }
}
