package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.projections.Millis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket was opened with.
 *
 * @param subject sealed
 * @param policy the service level that applies as long as the ticket lives, or that it named until that is known
 * @param plan which of its plans
 */
public record Opening(
        @Nullable ConversationId conversationId,
        @Nullable String subject,
        @Nullable PolicyVersion policy,
        @Nullable String plan,
        @Nullable Instant at) {

    static final Opening NONE = new Opening(null, null, null, null, null);

    static Opening of(TicketOpened opened) {
        return new Opening(opened.conversationId(), opened.subject(), opened.policy(), null, Millis.of(opened.at()));
    }

    Opening promised(PolicyVersion applied, String name) {
        return new Opening(conversationId, subject, applied, name, at);
    }
}
