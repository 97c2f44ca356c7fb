package io.sagadesk.archunit.broken.projections;

import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/** Breaks no rule. */
@ProcessingGroup("proper")
final class ProperProjection {

    @EventHandler
    void project(TicketSolved event) {}
}
