package io.sagadesk.projections.ticket;

import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.ThreadEntry;
import io.sagadesk.projections.ChunkedList;
import java.util.List;

/** A piece of what was written on a ticket and done with it, in the order of the log. */
public record TicketThread(TicketId ticketId, List<ThreadEntry> entries) {

    static TicketThread empty(String id) {
        return new TicketThread(new TicketId(ChunkedList.headOf(id)), List.of());
    }

    TicketThread with(ThreadEntry entry) {
        return new TicketThread(ticketId, ChunkedList.with(entries, entry));
    }
}
