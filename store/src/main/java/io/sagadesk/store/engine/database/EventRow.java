package io.sagadesk.store.engine.database;

import io.sagadesk.store.origin.StreamPlace;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A serialized event or snapshot, checked and ready to be stored. */
public record EventRow(
        String eventId,
        @Nullable String aggregateType,
        String aggregateId,
        long sequence,
        String recordedAt,
        Body payload,
        Body metadata) {

    /** JSON text in UTF-8 with its type name and revision. */
    public static final class Body {

        public final String type;
        public final @Nullable String revision;
        public final byte[] json;

        private Body(SerializedObject<byte[]> object) {
            var givenRevision = object.getType().getRevision();
            type = checked("payload type", object.getType().getName());
            revision = givenRevision == null ? null : checked("revision", givenRevision);
            json = object.getData();
        }
    }

    public static EventRow of(EventMessage<?> event, Serializer serializer) {
        var domain = event instanceof DomainEventMessage;
        var inAggregate = domain ? (DomainEventMessage<?>) event : null;
        var id = checked("event id", event.getIdentifier());
        return new EventRow(
                id,
                inAggregate == null || inAggregate.getType() == null
                        ? null
                        : checked("aggregate type", inAggregate.getType()),
                inAggregate == null ? id : checked("aggregate id", inAggregate.getAggregateIdentifier()),
                inAggregate == null ? 0 : inAggregate.getSequenceNumber(),
                TimestampText.format(event.getTimestamp()),
                new Body(StreamPlace.of(event).during(() -> event.serializePayload(serializer, byte[].class))),
                new Body(event.serializeMetaData(serializer, byte[].class)));
    }

    /**
     * Refuses an empty name and one with control characters, because names precede a separator in a packed row; see
     * {@link StoredEvent}.
     */
    private static String checked(String field, String name) {
        if (name.isEmpty() || hasControlCharacter(name)) {
            throw new IllegalArgumentException(
                    "The " + field + " of an event is not empty and has no control characters");
        }
        return name;
    }

    /** A loop, because a stream of the characters of five names was a twentieth of the time of an import. */
    private static boolean hasControlCharacter(String name) {
        for (var at = 0; at < name.length(); at++) {
            if (Character.isISOControl(name.charAt(at))) return true;
        }
        return false;
    }
}
