package io.sagadesk.server.delivery.message;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that is about to be sent, in plain text: it must not be stored or logged.
 *
 * @param to absent on any channel but e-mail
 * @param openChat an open web chat of the customer; absent if there is none
 * @param text each line ends with a line feed
 */
public record OutgoingMessage(
        OutboxEntry entry,
        Channel channel,
        @Nullable MailAddress to,
        @Nullable ConversationId openChat,
        String subject,
        String text,
        Instant at) {

    @Override
    public String toString() {
        return "Message[" + entry.id() + "]"; // keeps personal data out of log lines
    }
}
