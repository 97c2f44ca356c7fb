package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The data of a ticket's opening.
 *
 * @param subject encrypted
 * @param policy the service-level policy that applies to the ticket; until it is applied, the policy that the opening
 * named
 * @param plan the plan of the policy
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

    TicketOpening under(PolicyVersion applied, String name) {
        return new TicketOpening(conversationId, subject, applied, name, at);
    }
}
