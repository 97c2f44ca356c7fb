package io.sagadesk.saga.delivery;

import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.delivery.MessageTemplate;
import io.sagadesk.api.visit.VisitEvent.ChatInvited;
import io.sagadesk.saga.delivery.MessageOutbox.PendingMessage;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Posts a chat invitation to a known visitor as a message in the chat. An unknown visitor is invited by the web page only.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenChatInvitedThenWriteInChat.NAME)
class WhenChatInvitedThenWriteInChat {

    static final String NAME = "when-chat-invited-then-write-in-chat";

    private final MessageOutbox outbox;

    WhenChatInvitedThenWriteInChat(MessageOutbox outbox) {
        this.outbox = outbox;
    }

    @EventHandler
    void react(ChatInvited invited, EventMessage<?> cause) {
        var customer = invited.customerId();
        if (customer == null) return;
        var invitation = new PendingMessage(
                MessageTemplate.CHAT_INVITATION, customer, null, null, Channel.WEB_CHAT, invited.at());
        outbox.put(invitation, NAME, cause);
    }
}
