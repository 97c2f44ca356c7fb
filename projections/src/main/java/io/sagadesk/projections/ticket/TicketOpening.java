package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket was opened with.
 *
 * @param subject sealed
 * @param policy the service level that applies as long as the ticket lives, or that it named until that is known
 * @param plan which of its plans
 */
public record TicketOpening(
        @Nullable ConversationId conversationId,
        @Nullable String subject,
        @Nullable PolicyVersion policy,
        @Nullable String plan,
        @Nullable Instant at) {

    static final TicketOpening NONE = new TicketOpening(null, null, null, null, null);

    static TicketOpening of(TicketOpened opened) {
        return new TicketOpening(
                opened.conversationId(), opened.subject(), opened.policy(), null, MillisecondTimes.of(opened.at()));
    }

    TicketOpening promised(PolicyVersion applied, String name) {
        return new TicketOpening(conversationId, subject, applied, name, at);
    }
}
