package io.sagadesk.api.delivery;

import io.sagadesk.api.Event;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeliveryId;
import java.time.Instant;

/** Outcomes of an attempt to send a message. The text of the message and the address are not stored. */
public sealed interface DeliveryEvent extends Event {

    DeliveryId deliveryId();

    CustomerId customerId();

    MessageTemplate template();

    /** The number of the attempt, from 1. */
    int attempt();

    /** The message was handed over to the channel. Whether the customer read it is unknown. */
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

    /** The message will not be sent, unless an operator retries it. */
    record MessageGivenUp(
            DeliveryId deliveryId,
            CustomerId customerId,
            MessageTemplate template,
            int attempt,
            GivenUpReason because,
            Instant at)
            implements DeliveryEvent {}
}
