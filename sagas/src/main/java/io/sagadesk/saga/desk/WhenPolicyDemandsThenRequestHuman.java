package io.sagadesk.saga.desk;

import io.sagadesk.api.conversation.ConversationCommand.RequestHuman;
import io.sagadesk.api.conversation.ConversationEvent;
import io.sagadesk.api.conversation.ConversationEvent.IntentReported;
import io.sagadesk.api.conversation.ConversationEvent.SentimentReported;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.saga.PolicyLookup;
import io.sagadesk.saga.SagaCommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Requests a human for certain intents and for angry customers. The desk ignores a repeated request for a conversation that
 * it has.
 */
@Component
@DisallowReplay
@ProcessingGroup(WhenPolicyDemandsThenRequestHuman.NAME)
class WhenPolicyDemandsThenRequestHuman {

    static final String NAME = "when-policy-demands-then-request-human";

    private final SagaCommandGateway commands;
    private final PolicyLookup policies;

    WhenPolicyDemandsThenRequestHuman(SagaCommandGateway commands, PolicyLookup policies) {
        this.commands = commands;
        this.policies = policies;
    }

    @EventHandler
    void react(IntentReported reported, EventMessage<?> cause) {
        var rules = policies.routing(reported.at());
        if (reported.intents().stream().anyMatch(rules.humanFor()::contains)) request(reported, cause);
    }

    @EventHandler
    void react(SentimentReported reported, EventMessage<?> cause) {
        if (EnqueueRequest.isAngry(reported.score(), policies.routing(reported.at()))) request(reported, cause);
    }

    private void request(ConversationEvent reported, EventMessage<?> cause) {
        var request = new RequestHuman(reported.conversationId(), HumanReason.POLICY, reported.at());
        commands.send(ConversationAtDesk.RULE, request, cause);
    }
}
