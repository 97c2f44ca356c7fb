package io.sagadesk.replay;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Money;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.OrderId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.order.OrderEvent.PurchaseRecorded;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sample events about two customers, one a minute. */
public final class Samples {

    /** The text of a message from anna; personal data, so it is stored only as ciphertext. */
    public static final String SAID = "Where is my \"parcel\"? <Ü ✓>";

    /** When the first event was recorded; each further one a minute later. */
    public static final Instant BEGIN = Instant.parse("2026-01-01T23:57:00.123456Z");

    /** The number of sample events. */
    public static final int EVENTS = 7;

    private static final CustomerId ANNA = new CustomerId("anna");
    private static final CustomerId BEN = new CustomerId("ben");
    private static final ConversationId TALK = new ConversationId("talk-1");
    private static final TicketId BROKEN = new TicketId("t-1");
    private static final TicketId LATE = new TicketId("t-2");

    private Samples() {}

    public static void record(LogOnDisk log) {
        var at = BEGIN.minus(Duration.ofDays(100));
        var talk = Map.of("customerId", "anna", "conversationId", "talk-1", "channel", "WEB_CHAT");
        log.record(
                "conversation/talk-1",
                new ConversationStarted(TALK, ANNA, Channel.WEB_CHAT, at),
                minute(0),
                by("customer/anna", talk));
        var said = new MessagePosted(TALK, ANNA, new MessageId("m-1"), Author.CUSTOMER, SAID, at);
        log.record("conversation/talk-1", said, minute(1), by("customer/anna", talk));
        var intent = new IntentReported(TALK, ANNA, null, List.of("shipping", "late"), at);
        log.record("conversation/talk-1", intent, minute(2), by("app/nlu", talk));
        var opened = new TicketOpened(BROKEN, ANNA, TALK, Priority.HIGH, SAID, null, at);
        log.record(
                "ticket/t-1",
                opened,
                minute(3),
                by("agent/a-1", Map.of("customerId", "anna", "ticketId", "t-1", "conversationId", "talk-1")));
        var other = new TicketOpened(LATE, BEN, null, Priority.LOW, SAID, null, at);
        log.record(
                "ticket/t-2",
                other,
                minute(4),
                by("import/helpdesk", Map.of("customerId", "ben", "ticketId", "t-2", "imported", "true")));
        var because = new Decision("escalation", 2, Map.of("waited", "PT2H"));
        var escalated = new TicketEscalated(BROKEN, ANNA, Tier.AGENT, Tier.SENIOR, because, at.plusSeconds(7200));
        log.record(
                "ticket/t-1",
                escalated,
                minute(5),
                by("policy/escalation", Map.of("customerId", "anna", "ticketId", "t-1")));
        var total = Money.of("11.77", "USD");
        log.record(
                "order/o-1",
                new PurchaseRecorded(new OrderId("o-1"), ANNA, total, 2, at),
                minute(6),
                by("app/shop", Map.of("customerId", "anna", "orderId", "o-1")));
    }

    private static Map<String, String> by(String actor, Map<String, String> subjects) {
        var metadata = new TreeMap<>(subjects);
        metadata.put("actor", actor);
        metadata.put("correlationId", "journey-1");
        metadata.put("causationId", "command-1");
        return metadata;
    }

    private static Instant minute(int number) {
        return BEGIN.plus(Duration.ofMinutes(number));
    }
}
