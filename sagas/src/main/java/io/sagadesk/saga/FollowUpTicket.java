package io.sagadesk.saga;

import io.sagadesk.api.Priority;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import java.time.Instant;

/** The follow-up ticket of a conversation: one per conversation, whatever the reasons and however many there are. */
public final class FollowUpTicket {

    private FollowUpTicket() {}

    /**
     * Creates the command to open the ticket; a repeat changes nothing.
     *
     * @param subject a text without personal data; the ticket itself names the customer
     */
    public static OpenTicket open(
            ConversationId conversationId, CustomerId customerId, Priority priority, String subject, Instant at) {
        return new OpenTicket(
                TicketId.followUpOf(conversationId), customerId, conversationId, priority, subject, null, at);
    }
}
