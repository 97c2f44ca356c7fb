package io.sagadesk.testbed.bench;

import io.sagadesk.api.EventMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** The event that the benchmark stores, of the size and shape of a reply to a customer. */
record ReplyEvent(String ticketId, String customerId, String agentId, String text, int words, Instant at) {

    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();
    private static final int REPLIES_PER_TICKET = 20;

    /** The event with this number; twenty consecutive numbers belong to one ticket. */
    static DomainEventMessage<ReplyEvent> event(String prefix, long number) {
        String ticket = prefix + "-" + number / REPLIES_PER_TICKET;
        ReplyEvent reply = new ReplyEvent(
                ticket, "c-" + number % 9973, "a-7", "Your parcel left us today. ".repeat(3), 15, at(number));
        MetaData metadata = MetaData.from(Map.of(
                EventMetadata.ACTOR,
                "agent/a-7",
                EventMetadata.TICKET_ID,
                ticket,
                EventMetadata.CUSTOMER_ID,
                reply.customerId,
                EventMetadata.CORRELATION_ID,
                "r-" + number));
        var event = new GenericDomainEventMessage<>(
                "Ticket", "ticket/" + ticket, number % REPLIES_PER_TICKET, reply, metadata);
        event.serializePayload(
                SERIALIZER,
                byte[].class); // the message keeps the result, so that the store need not serialize while it holds a
        // lock
        event.serializeMetaData(SERIALIZER, byte[].class);
        return event;
    }

    static List<DomainEventMessage<ReplyEvent>> events(String prefix, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> event(prefix, number))
                .toList();
    }

    private static Instant at(long number) {
        return Instant.ofEpochSecond(1_767_225_600L + number);
    }
}
