package io.sagadesk.server.http.ticket;

import io.sagadesk.api.Priority;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TargetRisk;
import io.sagadesk.api.ticket.ThreadPage;
import io.sagadesk.api.ticket.TicketFound;
import io.sagadesk.api.ticket.TicketList;
import io.sagadesk.api.ticket.TicketOrder;
import io.sagadesk.api.ticket.TicketQuery.WhatWasWritten;
import io.sagadesk.api.ticket.TicketQuery.WhereIsTicket;
import io.sagadesk.api.ticket.TicketQuery.WhichTickets;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries about tickets: lists, one ticket, its thread. */
@RestController
@RequestMapping("/v1/tickets")
class TicketQueryResource {

    private final QuerySender queries;

    TicketQueryResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping
    TicketList tickets(
            @RequestParam(required = false) @Nullable CustomerId customer,
            @RequestParam(required = false) @Nullable ConversationId conversation,
            @RequestParam(required = false) @Nullable AgentId assignee,
            @RequestParam(defaultValue = "") List<TicketState> state,
            @RequestParam(required = false) @Nullable Priority priority,
            @RequestParam(required = false) @Nullable Tier tier,
            @RequestParam(required = false) @Nullable TargetRisk risk,
            @RequestParam(defaultValue = "LATEST") TicketOrder sort,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.ask(
                () -> new WhichTickets(
                        customer, conversation, assignee, state, priority, tier, risk, sort, most, cursor),
                TicketList.class,
                request);
    }

    @GetMapping("/{ticketId}")
    TicketFound ticket(@PathVariable TicketId ticketId, HttpServletRequest request) {
        return queries.find(() -> new WhereIsTicket(ticketId), TicketFound.class, TicketFound::ticket, request);
    }

    @GetMapping("/{ticketId}/thread")
    ThreadPage thread(
            @PathVariable TicketId ticketId,
            @RequestParam(defaultValue = "false") boolean newestFirst,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.find(
                () -> new WhatWasWritten(ticketId, newestFirst, most, cursor),
                ThreadPage.class,
                ThreadPage::ticket,
                request);
    }
}
