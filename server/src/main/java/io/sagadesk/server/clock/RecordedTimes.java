package io.sagadesk.server.clock;

import java.time.Clock;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;

/**
 * Has events recorded at the time of a clock of ours. Axon's own clock of events is one for the whole process, and its
 * processors wait by it for the leases of their tokens, which must go on when time stands still.
 */
final class RecordedTimes {

    private RecordedTimes() {}

    static <T> EventMessage<T> recordedNow(EventMessage<T> event, Clock clock) {
        var now = clock.instant();
        if (!(event instanceof DomainEventMessage<T> domain)) {
            return new GenericEventMessage<>(event.getIdentifier(), event.getPayload(), event.getMetaData(), now);
        }
        return new GenericDomainEventMessage<>(
                domain.getType(), domain.getAggregateIdentifier(), domain.getSequenceNumber(), domain, now);
    }
}
