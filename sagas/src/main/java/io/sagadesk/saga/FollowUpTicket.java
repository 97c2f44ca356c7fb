package io.sagadesk.saga;

import io.sagadesk.api.Priority;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import java.time.Instant;

/** The ticket as which a conversation goes on: one, whatever makes it necessary, and however often. */
public final class FollowUpTicket {

    private FollowUpTicket() {}

    /**
     * Opens it, or repeats that.
     *
     * @param subject without personal data: who it is about is said by the ticket
     */
    public static OpenTicket open(
            ConversationId conversationId, CustomerId customerId, Priority priority, String subject, Instant at) {
        return new OpenTicket(
                TicketId.followUpOf(conversationId), customerId, conversationId, priority, subject, null, at);
    }
}
