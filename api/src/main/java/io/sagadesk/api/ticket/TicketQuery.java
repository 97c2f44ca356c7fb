package io.sagadesk.api.ticket;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Priority;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be asked about tickets. */
public sealed interface TicketQuery extends Query {

    @Override
    default String projection() {
        return "tickets";
    }

    /**
     * A list; answered by a {@link TicketList}. What is absent restricts nothing.
     *
     * @param conversation that it follows from
     * @param states empty for all
     * @param tier that is in charge
     * @param risk of the promises that are waited for
     * @param limit 1 to 1000
     * @param cursor where the page before ended, as that page said
     */
    record WhichTickets(
            @Nullable CustomerId customer,
            @Nullable ConversationId conversation,
            @Nullable AgentId assignee,
            List<TicketState> states,
            @Nullable Priority priority,
            @Nullable Tier tier,
            @Nullable TargetRisk risk,
            TicketOrder order,
            int limit,
            @Nullable String cursor)
            implements TicketQuery {

        public WhichTickets {
            states = states.stream().distinct().sorted().toList();
            PageRequest.checked(limit);
        }
    }

    /** Answered by a {@link TicketFound}. */
    record WhereIsTicket(TicketId ticketId) implements TicketQuery {}

    /**
     * A page of a thread; answered by a {@link ThreadPage}.
     *
     * @param newestFirst whether to read from the end
     * @param limit 1 to 1000
     * @param cursor where the page before ended, as that page said
     */
    record WhatWasWritten(
            TicketId ticketId,
            boolean newestFirst,
            int limit,
            @Nullable String cursor) implements TicketQuery {

        public WhatWasWritten {
            PageRequest.checked(limit);
        }
    }
}
