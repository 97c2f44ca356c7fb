package io.sagadesk.saga.desk;

import io.sagadesk.api.Priority;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.saga.Commands;
import io.sagadesk.saga.FollowUp;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Who leaves the queue to be answered otherwise is not forgotten. */
@Component
@DisallowReplay
@ProcessingGroup(WhenWayOutTakenThenOpenTicket.NAME)
class WhenWayOutTakenThenOpenTicket {

    static final String NAME = "when-way-out-taken-then-open-ticket";

    private static final String CALL_BACK = "Call the customer back";
    private static final String TICKET = "Answer in writing: the customer did not want to wait";

    private final Commands commands;

    WhenWayOutTakenThenOpenTicket(Commands commands) {
        this.commands = commands;
    }

    @EventHandler
    void react(ConversationLeftQueue left, EventMessage<?> cause) {
        switch (left.reason()) {
            case CALL_BACK -> commands.send(ConversationAtDesk.RULE, ticket(left, Priority.HIGH, CALL_BACK), cause);
            case TICKET -> commands.send(ConversationAtDesk.RULE, ticket(left, Priority.NORMAL, TICKET), cause);
            case ABANDONED -> {} // nobody is left to be answered
        }
    }

    private static OpenTicket ticket(ConversationLeftQueue left, Priority priority, String subject) {
        return FollowUp.open(left.conversationId(), left.customerId(), priority, subject, left.at());
    }
}
