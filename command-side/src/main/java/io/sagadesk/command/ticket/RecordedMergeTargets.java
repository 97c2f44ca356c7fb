package io.sagadesk.command.ticket;

import io.sagadesk.api.id.TicketId;
import java.time.Instant;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Repository;

/** Records the merge by an event of the target. */
public record RecordedMergeTargets(Supplier<Repository<Ticket>> tickets) implements MergeTargets {

    @Override
    public void takeOver(TicketId into, TicketId from, boolean imported, Instant at) {
        tickets.get().load(into.toString()).execute(ticket -> ticket.takeOver(from, imported, at));
    }
}
