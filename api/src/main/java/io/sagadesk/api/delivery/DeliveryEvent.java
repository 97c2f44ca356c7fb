package io.sagadesk.api.delivery;

import io.sagadesk.api.Event;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeliveryId;
import java.time.Instant;

/** What may have become of an attempt to send a message. What it said, and to which address, is not kept. */
public sealed interface DeliveryEvent extends Event {

    DeliveryId deliveryId();

    CustomerId customerId();

    MessageTemplate template();

    /** Counts from 1. */
    int attempt();

    /** Whoever delivers on that channel has taken it; whether it was read nobody knows. */
    record MessageSent(
            DeliveryId deliveryId,
            CustomerId customerId,
            MessageTemplate template,
            Channel channel,
            int attempt,
            Instant at)
            implements DeliveryEvent {}

    record MessageFailed(
            DeliveryId deliveryId,
            CustomerId customerId,
            MessageTemplate template,
            int attempt,
            DeliveryFailure because,
            Instant nextAttemptAt,
            Instant at)
            implements DeliveryEvent {}

    /** It will not be tried again, unless somebody asks for it. */
    record MessageGivenUp(
            DeliveryId deliveryId,
            CustomerId customerId,
            MessageTemplate template,
            int attempt,
            GivenUpReason because,
            Instant at)
            implements DeliveryEvent {}
}
