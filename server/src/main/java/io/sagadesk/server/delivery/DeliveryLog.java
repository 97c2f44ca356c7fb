package io.sagadesk.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.delivery.DeliveryEvent;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** The delivery attempts in the event log: each delivery is a stream of events, one event for each attempt. */
final class DeliveryLog {

    private static final String KIND = "Delivery";

    private final EventStore events;

    DeliveryLog(EventStore events) {
        this.events = events;
    }

    /** The events of all attempts of a delivery, in order. */
    List<DeliveryEvent> of(DeliveryId id) {
        var attempts = new ArrayList<DeliveryEvent>();
        events.readEvents(id.toString(), 0).forEachRemaining(event -> attempts.add((DeliveryEvent) event.getPayload()));
        return attempts;
    }

    /** Records the outcome of an attempt. If an outcome was recorded before, records nothing and returns that one. */
    DeliveryEvent record(DeliveryEvent event, OutboxEntry entry) {
        try {
            events.publish(message(event, entry));
            return event;
        } catch (RuntimeException refusal) {
            var recorded = of(event.deliveryId());
            if (recorded.size() < event.attempt()) throw refusal;
            return recorded.get(event.attempt() - 1);
        }
    }

    /** The event with the sequence number {@code attempt - 1}, which a store accepts only once. */
    private static GenericDomainEventMessage<DeliveryEvent> message(DeliveryEvent event, OutboxEntry entry) {
        var stream = event.deliveryId().toString();
        var id = UUID.nameUUIDFromBytes((stream + "/" + event.attempt()).getBytes(UTF_8));
        var envelope = MetaData.with(EventMetadata.ACTOR, EventMetadata.POLICY_ACTOR + "delivery")
                .and(EventMetadata.CORRELATION_ID, entry.correlationId())
                .and(EventMetadata.CAUSATION_ID, entry.event());
        return new GenericDomainEventMessage<>(
                KIND, stream, event.attempt() - 1L, event, envelope, id.toString(), event.at());
    }
}
