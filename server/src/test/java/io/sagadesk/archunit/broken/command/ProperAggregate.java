package io.sagadesk.archunit.broken.command;

import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import org.axonframework.eventsourcing.EventSourcingHandler;

/** Breaks no rule: an aggregate needs no processing group. */
public final class ProperAggregate {

    private boolean solved;

    @EventSourcingHandler
    void evolve(TicketSolved event) {
        solved = event.by().isAgent();
    }

    boolean isSolved() {
        return solved;
    }
}
