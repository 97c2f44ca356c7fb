package io.sagadesk.saga.conversation;

import io.sagadesk.api.Decision;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import io.sagadesk.saga.SagaCommandGateway.Answer;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Escalates a poor rating to a supervisor, with the follow-up ticket of the conversation, which is opened or reopened for
 * it. If that ticket is closed for good, a ticket of its own is opened.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenRatedPoorlyThenEscalate.NAME)
class WhenRatedPoorlyThenEscalate {

    static final String NAME = "when-rated-poorly-then-escalate";

    private static final String RULE = "escalation";
    private static final String SUBJECT = "Poor rating of a conversation";

    private final SagaCommandGateway commands;
    private final PolicyLookup policies;

    WhenRatedPoorlyThenEscalate(SagaCommandGateway commands, PolicyLookup policies) {
        this.commands = commands;
        this.policies = policies;
    }

    @EventHandler
    void react(ConversationRated rated, EventMessage<?> cause) {
        if (rated.stars() > policies.postChat(rated.at()).poorStars()) return;
        var conversationId = rated.conversationId();
        var answer = escalate(TicketId.followUpOf(conversationId), rated, cause);
        if (!answer.isRefusedByClosedTicket()) return;
        escalate(new TicketId(SubjectId.because(conversationId, "poor-rating")), rated, cause);
    }

    /** The ticket itself recognises a repeat: by its tier, and by the time of its latest solution or closing. */
    private Answer escalate(TicketId ticketId, ConversationRated rated, EventMessage<?> cause) {
        var priority = policies.postChat(rated.at()).followUpPriority();
        var open = new OpenTicket(
                ticketId, rated.customerId(), rated.conversationId(), priority, SUBJECT, null, rated.at());
        commands.send(RULE, open, cause); // a follow-up ticket may already exist
        var rules = policies.escalation(rated.at());
        var because = new Decision(RULE, rules.version(), Map.of("stars", String.valueOf(rated.stars())));
        var escalate = new EscalateTicket(ticketId, rules.poorRatingTier(), because, rated.at());
        var answer = commands.send(RULE, escalate, cause);
        if (!answer.isDone()) return answer;
        return commands.send(RULE, new ReopenTicket(ticketId, Author.SYSTEM, rated.at()), cause);
    }
}
