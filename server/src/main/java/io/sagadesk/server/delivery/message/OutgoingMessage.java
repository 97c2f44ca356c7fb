package io.sagadesk.server.delivery.message;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.server.delivery.outbox.OutboxEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is about to be sent, in clear: never kept, never logged.
 *
 * @param to absent on any channel but e-mail
 * @param openChat where the customer can be met, if anywhere; for the web chat
 * @param text lines end with a line feed
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
        return "Message[" + entry.id() + "]"; // may end in a log line
    }
}
