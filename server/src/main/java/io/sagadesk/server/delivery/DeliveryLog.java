package io.sagadesk.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.delivery.DeliveryEvent;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/** What became of each attempt, as the log has it: the events of a delivery are a stream, and each attempt is one of them. */
final class DeliveryLog {

    private static final String KIND = "Delivery";

    private final EventStore events;

    DeliveryLog(EventStore events) {
        this.events = events;
    }

    /** One event for each attempt there was. */
    List<DeliveryEvent> of(DeliveryId id) {
        var attempts = new ArrayList<DeliveryEvent>();
        events.readEvents(id.toString(), 0).forEachRemaining(event -> attempts.add((DeliveryEvent) event.getPayload()));
        return attempts;
    }

    /** Records what became of an attempt, unless that was recorded before: then what is recorded is returned. */
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

    /** Number {@code attempt - 1} of its stream, which a store accepts once. */
    private static GenericDomainEventMessage<DeliveryEvent> message(DeliveryEvent event, OutboxEntry entry) {
        var stream = event.deliveryId().toString();
        var id = UUID.nameUUIDFromBytes((stream + "/" + event.attempt()).getBytes(UTF_8));
        var envelope = MetaData.with("actor", "policy/delivery")
                .and("correlationId", entry.correlationId())
                .and("causationId", entry.event());
        return new GenericDomainEventMessage<>(
                KIND, stream, event.attempt() - 1L, event, envelope, id.toString(), event.at());
    }
}
