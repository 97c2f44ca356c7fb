package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.ThreadEntry;
import io.sagadesk.projections.ChunkedList;
import java.util.List;

/** A chunk of a ticket's thread, in the order of the log. */
public record TicketThread(TicketId ticketId, List<ThreadEntry> entries) {

    static TicketThread empty(String id) {
        return new TicketThread(new TicketId(ChunkedList.headOf(id)), List.of());
    }

    TicketThread with(ThreadEntry entry) {
        return new TicketThread(ticketId, ChunkedList.with(entries, entry));
    }
}
