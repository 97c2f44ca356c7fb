package io.sagadesk.store.origin;

import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The place of an event or snapshot: its stream and its number there. Both are known before the event has a position, and
 * no other event of the log ever has the same.
 *
 * @param stream the full name of the aggregate, {@code conversation/c-1}; of an event outside an aggregate, its own id
 * @param number the sequence number in the stream, from 0
 */
public record StreamPlace(String stream, long number) {

    private static final ThreadLocal<@Nullable StreamPlace> CURRENT = new ThreadLocal<>();

    /** Returns the place of an event, as it is stored. */
    public static StreamPlace of(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domain && domain.getType() != null
                ? new StreamPlace(domain.getAggregateIdentifier(), domain.getSequenceNumber())
                : outsideOfAggregate(event.getIdentifier());
    }

    /** Returns the place of an event that belongs to no aggregate. */
    public static StreamPlace outsideOfAggregate(String eventId) {
        return new StreamPlace(eventId, 0);
    }

    /** Returns the place of the event that this thread writes or reads; null if that is no event. */
    public static @Nullable StreamPlace current() {
        return CURRENT.get();
    }

    /** Runs the serialization or deserialization of the event at this place, whose serializer gets the payload alone. */
    public <T> T during(Supplier<T> serialization) {
        var outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return serialization.get();
        } finally {
            CURRENT.set(outer);
        }
    }

    @Override
    public String toString() {
        return "number " + number + " of " + stream;
    }
}
