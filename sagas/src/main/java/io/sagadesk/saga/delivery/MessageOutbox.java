package io.sagadesk.saga.delivery;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** The outbox of messages to customers, from which they are sent later. Idempotent: the same message is added once. */
public interface MessageOutbox {

    /**
     * A message to be sent. Its address and its text are determined when it is sent.
     *
     * @param couponId the coupon of the message, if any
     * @param conversationId the conversation of the message, if any
     * @param wanted the required channel; absent for any channel
     */
    record PendingMessage(
            MessageTemplate template,
            CustomerId customerId,
            @Nullable CouponId couponId,
            @Nullable ConversationId conversationId,
            @Nullable Channel wanted,
            Instant notBefore) {}

    /**
     * Adds a message; it is on disk when the token of the event is, which is stored behind it.
     *
     * @param handler the name of the automation, because one event may cause several messages
     * @param cause the event that is handled
     */
    void put(PendingMessage order, String handler, EventMessage<?> cause);
}
