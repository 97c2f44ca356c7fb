package io.sagadesk.saga.conversation;

import io.sagadesk.api.Decision;
import io.sagadesk.api.conversation.ConversationCommand.AskForRating;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Asks the customer for a rating after the first closing of a conversation. If it was reopened meanwhile, the command is
 * refused, and the next closing asks again.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenClosedThenAskForRating.NAME)
class WhenClosedThenAskForRating {

    static final String NAME = "when-closed-then-ask-for-rating";

    private static final String RULE = "post-chat";

    private final SagaCommandGateway commands;
    private final PolicyLookup policies;

    WhenClosedThenAskForRating(SagaCommandGateway commands, PolicyLookup policies) {
        this.commands = commands;
        this.policies = policies;
    }

    @EventHandler
    void react(ConversationClosed closed, EventMessage<?> cause) {
        var rules = policies.postChat(closed.at());
        if (!rules.survey()) return;
        var because = new Decision(
                RULE, rules.version(), Map.of("outcome", closed.outcome().name()));
        commands.send(RULE, new AskForRating(closed.conversationId(), because, closed.at()), cause);
    }
}
