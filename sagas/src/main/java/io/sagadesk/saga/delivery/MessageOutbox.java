package io.sagadesk.saga.delivery;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** Where messages to customers wait until they are sent. To put the same there again changes nothing. */
public interface MessageOutbox {

    /**
     * A message that is to be sent. Where to, and in which words, is found out when that is done.
     *
     * @param couponId of the coupon that it is about
     * @param conversationId of the conversation that it is about
     * @param wanted the only channel that will do; absent if any will
     */
    record Order(
            MessageTemplate template,
            CustomerId customerId,
            @Nullable CouponId couponId,
            @Nullable ConversationId conversationId,
            @Nullable Channel wanted,
            Instant notBefore) {}

    /**
     * It is on disk when this returns.
     *
     * @param handler the reaction that asks for it: one event may lead to several messages
     * @param cause what is reacted to
     */
    void put(Order order, String handler, EventMessage<?> cause);
}
