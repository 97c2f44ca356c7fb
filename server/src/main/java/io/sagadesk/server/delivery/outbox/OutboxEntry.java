package io.sagadesk.server.delivery.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.GivenUpReason;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CouponId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.saga.delivery.MessageOutbox.PendingMessage;
import io.sagadesk.server.delivery.outbox.RecordedDeliveries.Attempts;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox. It holds ids only, no personal data.
 *
 * @param event the id of the event that caused the message
 * @param handler the reaction that ordered the message
 * @param order the message to send
 * @param due the earliest time of the next attempt
 * @param attempts how many attempts were made
 * @param forgiven how many of them no longer count, because an administrator requested a retry
 * @param chat the conversation in which the message is posted, once it is chosen
 * @param givenUp why there are no more attempts; absent while the message waits
 */
public record OutboxEntry(
        DeliveryId id,
        String event,
        String handler,
        String correlationId,
        PendingMessage order,
        Instant due,
        int attempts,
        int forgiven,
        @Nullable ConversationId chat,
        @Nullable GivenUpReason givenUp) {

    static final String GIVEN_UP = "givenUp";

    /**
     * Creates an entry whose id is derived from the event and the reaction, so that a repeated reaction creates the
     * same entry.
     */
    static OutboxEntry of(PendingMessage order, String handler, EventMessage<?> cause) {
        var event = cause.getIdentifier();
        var id = UUID.nameUUIDFromBytes((streamPosition(cause) + "/" + handler).getBytes(UTF_8));
        var correlationId = cause.getMetaData().getOrDefault(EventMetadata.CORRELATION_ID, event);
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

    /** Whether it is worth to try again, on request, after a message was given up. */
    public static boolean mayWorkAnotherTime(GivenUpReason because) {
        return because == GivenUpReason.REFUSED || because == GivenUpReason.TRIED_TOO_OFTEN;
    }

    /**
     * Returns this entry after failed attempts, if there were any.
     *
     * @param chosen the conversation in which the message is posted, once it is chosen
     */
    OutboxEntry after(@Nullable Attempts failed, @Nullable ConversationId chosen) {
        return new OutboxEntry(
                id,
                event,
                handler,
                correlationId,
                order,
                failed == null || failed.due() == null ? due : failed.due(),
                failed == null ? attempts : failed.count(),
                forgiven,
                chosen,
                failed == null ? null : failed.givenUp());
    }

    /**
     * The stream and the sequence number of an event, which identify it like its random id, but stay the same when a
     * simulation is repeated.
     */
    private static String streamPosition(EventMessage<?> event) {
        return event instanceof DomainEventMessage<?> domainEvent
                ? domainEvent.getAggregateIdentifier() + "/" + domainEvent.getSequenceNumber()
                : event.getIdentifier();
    }

    static OutboxEntry from(Document document) {
        return new OutboxEntry(
                new DeliveryId(document.getString("_id")),
                document.getString("event"),
                document.getString("handler"),
                document.getString("correlationId"),
                orderOf(document),
                document.getDate("due").toInstant(),
                document.getInteger("attempts"),
                document.getInteger("forgiven"),
                text(document, "chat").map(ConversationId::new).orElse(null),
                text(document, GIVEN_UP).map(GivenUpReason::valueOf).orElse(null));
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
                .append("chat", chat == null ? null : chat.value())
                .append(GIVEN_UP, givenUp == null ? null : givenUp.name());
    }

    private static PendingMessage orderOf(Document document) {
        return new PendingMessage(
                MessageTemplate.valueOf(document.getString("template")),
                new CustomerId(document.getString("customerId")),
                text(document, "couponId").map(CouponId::new).orElse(null),
                text(document, "conversationId").map(ConversationId::new).orElse(null),
                text(document, "wanted").map(Channel::valueOf).orElse(null),
                document.getDate("notBefore").toInstant());
    }

    private static Optional<String> text(Document document, String field) {
        return Optional.ofNullable(document.getString(field));
    }
}
