package io.sagadesk.server.delivery.channel;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeliveryId;
import io.sagadesk.saga.delivery.MessageOutbox.PendingMessage;
import io.sagadesk.server.delivery.message.MailAddress;
import io.sagadesk.server.delivery.message.OutgoingMessage;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import java.time.Duration;
import java.time.Instant;

/** Sample messages and settings. */
final class SampleMessages {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final String ID = "6f1a2b3c-0000-3000-8000-000000000001";

    private SampleMessages() {}

    static OutgoingMessage to(String address, String name) {
        return to(address, name, MessageTemplate.SURVEY);
    }

    static OutgoingMessage to(String address, String name, MessageTemplate template) {
        var order = new PendingMessage(template, new CustomerId("c-1"), null, null, null, NOW);
        var entry = new OutboxEntry(new DeliveryId(ID), "e-1", "test", "e-1", order, NOW, 0, 0, null, null);
        var mail = MailAddress.of(address, name).orElseThrow();
        return new OutgoingMessage(
                entry, Channel.EMAIL, mail, null, "Wie war’s?", "Grüß Gott,\n\n.\nwie war’s?\n", NOW);
    }

    static MailProperties settings(int port, MailProperties.Tls tls) {
        return new MailProperties(
                "127.0.0.1",
                port,
                null,
                null,
                "shop@example.org",
                "The shop",
                "stop@example.org",
                tls,
                Duration.ofSeconds(2));
    }
}
