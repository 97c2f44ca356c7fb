package io.sagadesk.projections.live;

import io.sagadesk.api.vocabulary.Vocabulary;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.RecordedEvent;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** The envelope of an event message that a processor received. */
public record MessageEnvelope(EventMessage<?> message, long position) implements EventEnvelope {

    /** Converts a message of the log, which must have a position. Fails if its payload or metadata cannot be read. */
    public static RecordedEvent recorded(EventMessage<?> message) {
        message.getMetaData();
        return new RecordedEvent(new MessageEnvelope(message, positionOf(message)), message.getPayload());
    }

    static long positionOf(EventMessage<?> message) {
        if (message instanceof TrackedEventMessage<?> tracked) {
            return tracked.trackingToken().position().orElseThrow();
        }
        throw new IllegalArgumentException("An event without a position: " + message.getIdentifier());
    }

    @Override
    public String type() {
        return Vocabulary.nameOf(message.getPayloadType());
    }

    @Override
    public @Nullable String metadata(String name) {
        var value = message.getMetaData().get(name);
        return value == null ? null : value.toString();
    }
}
