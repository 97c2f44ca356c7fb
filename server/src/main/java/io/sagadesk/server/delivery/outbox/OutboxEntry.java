package io.sagadesk.server.delivery.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.saga.delivery.MessageOutbox.Order;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox: ids alone.
 *
 * @param event the id of the event that it follows from
 * @param handler the reaction that asked for it
 * @param order what is to be sent
 * @param due when it may be tried next
 * @param attempts how many there were
 * @param forgiven how many of them no longer count, because somebody asked to try again
 * @param chat where it is posted, once that is decided
 * @param givenUp why it waits no more
 */
public record OutboxEntry(
        DeliveryId id,
        String event,
        String handler,
        String correlationId,
        Order order,
        Instant due,
        int attempts,
        int forgiven,
        @Nullable ConversationId chat,
        @Nullable GivenUpReason givenUp) {

    static final String GIVEN_UP = "givenUp";

    /** The id follows from the event and the reaction, so that one that is repeated asks for the same message. */
    static OutboxEntry of(Order order, String handler, EventMessage<?> cause) {
        var event = cause.getIdentifier();
        var id = UUID.nameUUIDFromBytes((placeOf(cause) + "/" + handler).getBytes(UTF_8));
        var correlationId = cause.getMetaData().getOrDefault("correlationId", event);
        return new OutboxEntry(
                new DeliveryId(id.toString()),
                event,
                handler,
                correlationId.toString(),
                order,
                order.notBefore(),
                0,
                0,
                null,
                null);
    }

    /** Its stream and its place there name an event as well as its random id, and are the same when days are played again. */
    private static String placeOf(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> placed
                ? placed.getAggregateIdentifier() + "/" + placed.getSequenceNumber()
                : event.getIdentifier();
    }

    static OutboxEntry from(Document kept) {
        return new OutboxEntry(
                new DeliveryId(kept.getString("_id")),
                kept.getString("event"),
                kept.getString("handler"),
                kept.getString("correlationId"),
                orderOf(kept),
                kept.getDate("due").toInstant(),
                kept.getInteger("attempts"),
                kept.getInteger("forgiven"),
                text(kept, "chat").map(ConversationId::new).orElse(null),
                text(kept, GIVEN_UP).map(GivenUpReason::valueOf).orElse(null));
    }

    Document toDocument() {
        return new Document("_id", id.value())
                .append("event", event)
                .append("handler", handler)
                .append("correlationId", correlationId)
                .append("template", order.template().name())
                .append("customerId", order.customerId().value())
                .append(
                        "couponId",
                        order.couponId() == null ? null : order.couponId().value())
                .append(
                        "conversationId",
                        order.conversationId() == null
                                ? null
                                : order.conversationId().value())
                .append("wanted", order.wanted() == null ? null : order.wanted().name())
                .append("notBefore", Date.from(order.notBefore()))
                .append("due", Date.from(due))
                .append("attempts", attempts)
                .append("forgiven", forgiven)
                .append("chat", null)
                .append(GIVEN_UP, null);
    }

    private static Order orderOf(Document kept) {
        return new Order(
                MessageTemplate.valueOf(kept.getString("template")),
                new CustomerId(kept.getString("customerId")),
                text(kept, "couponId").map(CouponId::new).orElse(null),
                text(kept, "conversationId").map(ConversationId::new).orElse(null),
                text(kept, "wanted").map(Channel::valueOf).orElse(null),
                kept.getDate("notBefore").toInstant());
    }

    private static Optional<String> text(Document kept, String field) {
        return Optional.ofNullable(kept.getString(field));
    }
}
