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

/** Queries about tickets. */
public sealed interface TicketQuery extends Query {

    @Override
    default String projection() {
        return "tickets";
    }

    /**
     * Lists tickets; answered by a {@link TicketList}. An absent filter restricts nothing.
     *
     * @param conversation the conversation from which the ticket follows
     * @param states empty for all states
     * @param tier the tier in charge
     * @param risk the worst risk of the undecided target instances
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
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

    /** Asks for one ticket; answered by a {@link TicketFound}. */
    record WhereIsTicket(TicketId ticketId) implements TicketQuery {}

    /**
     * Reads a page of a thread; answered by a {@link ThreadPage}.
     *
     * @param newestFirst whether the page starts from the end of the thread
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
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
