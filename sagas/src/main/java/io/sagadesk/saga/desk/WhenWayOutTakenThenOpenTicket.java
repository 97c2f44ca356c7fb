package io.sagadesk.saga.desk;

import io.sagadesk.api.Priority;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.saga.FollowUpTicket;
import io.sagadesk.saga.SagaCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Opens a ticket for a customer who leaves the queue for a call back or a ticket. */
@Component
@DisallowReplay
@ProcessingGroup(WhenWayOutTakenThenOpenTicket.NAME)
class WhenWayOutTakenThenOpenTicket {

    static final String NAME = "when-way-out-taken-then-open-ticket";

    private static final String CALL_BACK = "Call the customer back";
    private static final String TICKET = "Answer in writing: the customer did not want to wait";

    private final SagaCommandGateway commands;

    WhenWayOutTakenThenOpenTicket(SagaCommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void react(ConversationLeftQueue left, EventMessage<?> cause) {
        switch (left.reason()) {
            case CALL_BACK -> openTicket(left, Priority.HIGH, CALL_BACK, cause);
            case TICKET -> openTicket(left, Priority.NORMAL, TICKET, cause);
            case ABANDONED -> {} // the customer expects no answer
        }
    }

    /** A customer who leaves a second time may have the ticket of the first time, possibly solved; it is reopened then. */
    private void openTicket(ConversationLeftQueue left, Priority priority, String subject, EventMessage<?> cause) {
        var open = FollowUpTicket.open(left.conversationId(), left.customerId(), priority, subject, left.at());
        commands.send(ConversationAtDesk.RULE, open, cause);
        var reopen = new ReopenTicket(open.ticketId(), Author.SYSTEM, left.at());
        if (!commands.send(ConversationAtDesk.RULE, reopen, cause).isRefusedByClosedTicket()) return;
        var another = new TicketId(SubjectId.because(left.conversationId(), "way-out|" + left.at()));
        commands.send(ConversationAtDesk.RULE, opened(another, open), cause);
    }

    private static OpenTicket opened(TicketId ticketId, OpenTicket template) {
        return new OpenTicket(
                ticketId,
                template.customerId(),
                template.conversationId(),
                template.priority(),
                template.subject(),
                null,
                template.at());
    }
}
