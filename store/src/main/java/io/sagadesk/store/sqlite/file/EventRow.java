package io.sagadesk.store.sqlite.file;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event on its way into the log, or a snapshot on its way beside it: serialized, and fit to be stored. */
public record EventRow(
        String eventId,
        @Nullable String aggregateType,
        String aggregateId,
        long sequence,
        String recordedAt,
        Body payload,
        Body metadata) {

    /** JSON text in UTF-8, and the name of what it is. */
    static final class Body {

        final String type;
        final @Nullable String revision;
        final byte[] json;

        private Body(SerializedObject<byte[]> object) {
            String givenRevision = object.getType().getRevision();
            type = checked("payload type", object.getType().getName());
            revision = givenRevision == null ? null : checked("revision", givenRevision);
            json = object.getData();
        }
    }

    public static EventRow of(EventMessage<?> event, Serializer serializer) {
        boolean domain = event instanceof DomainEventMessage;
        DomainEventMessage<?> inAggregate = domain ? (DomainEventMessage<?>) event : null;
        String id = checked("event id", event.getIdentifier());
        return new EventRow(
                id,
                inAggregate == null || inAggregate.getType() == null
                        ? null
                        : checked("aggregate type", inAggregate.getType()),
                inAggregate == null ? id : checked("aggregate id", inAggregate.getAggregateIdentifier()),
                inAggregate == null ? 0 : inAggregate.getSequenceNumber(),
                TimestampText.format(event.getTimestamp()),
                new Body(event.serializePayload(serializer, byte[].class)),
                new Body(event.serializeMetaData(serializer, byte[].class)));
    }

    /** Names stand in front of a separator when a row is read packed; see {@link StoredEvent}. */
    private static String checked(String what, String name) {
        if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The " + what + " of an event is not empty and has no control characters");
        }
        return name;
    }
}
