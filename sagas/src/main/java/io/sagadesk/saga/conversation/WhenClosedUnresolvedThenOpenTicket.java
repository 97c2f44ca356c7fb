package io.sagadesk.saga.conversation;

import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.saga.FollowUpTicket;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/** Opens a follow-up ticket for a conversation that was closed as unresolved: one, even if it is closed several times. */
@Component
@DisallowReplay
@ProcessingGroup(WhenClosedUnresolvedThenOpenTicket.NAME)
class WhenClosedUnresolvedThenOpenTicket {

    static final String NAME = "when-closed-unresolved-then-open-ticket";

    private static final String RULE = "post-chat";
    private static final String SUBJECT = "Follow-up of a conversation";

    private final SagaCommandGateway commands;
    private final PolicyLookup policies;

    WhenClosedUnresolvedThenOpenTicket(SagaCommandGateway commands, PolicyLookup policies) {
        this.commands = commands;
        this.policies = policies;
    }

    @EventHandler
    void react(ConversationClosed closed, EventMessage<?> cause) {
        if (closed.outcome() == ConversationOutcome.RESOLVED) return;
        var priority = policies.postChat(closed.at()).followUpPriority();
        commands.send(
                RULE,
                FollowUpTicket.open(closed.conversationId(), closed.customerId(), priority, SUBJECT, closed.at()),
                cause);
    }
}
