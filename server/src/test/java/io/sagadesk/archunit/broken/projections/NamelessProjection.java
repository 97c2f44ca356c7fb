package io.sagadesk.archunit.broken.projections;

import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import org.axonframework.eventhandling.EventHandler;

final class NamelessProjection {

    @EventHandler
    void project(TicketSolved event) {}
}
