package io.sagadesk.archunit.broken.saga;

import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import org.axonframework.modelling.saga.SagaEventHandler;

public final class NamelessSaga {

    @SagaEventHandler(associationProperty = "ticketId")
    void react(TicketSolved event) {}
}
