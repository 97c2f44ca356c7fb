package io.sagadesk.server.clock;

import io.sagadesk.api.MillisecondPrecision;
import java.time.Clock;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Sets the timestamp of events from the movable clock. Axon's own event clock is one per process, and Axon's processors
 * measure the leases of their tokens with it; those must continue while the movable clock stands still.
 */
final class RecordedTimes {

    private RecordedTimes() {}

    static <T> EventMessage<T> recordedNow(EventMessage<T> event, Clock clock) {
        var now = MillisecondPrecision.of(clock.instant()); // it may have been moved to any time
        if (!(event instanceof DomainEventMessage<T> domain)) {
            return new GenericEventMessage<>(event.getIdentifier(), event.getPayload(), event.getMetaData(), now);
        }
        return new GenericDomainEventMessage<>(
                domain.getType(), domain.getAggregateIdentifier(), domain.getSequenceNumber(), domain, now);
    }
}
