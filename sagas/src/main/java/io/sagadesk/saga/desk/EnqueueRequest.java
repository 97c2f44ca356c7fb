package io.sagadesk.saga.desk;

import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.rules.policy.RoutingRules;
import io.sagadesk.saga.CustomerLookup.Known;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates the commands that queue a conversation at a desk. */
final class EnqueueRequest {

    private EnqueueRequest() {}

    /** Creates the first request from the rules: the desk from the intents, the place in the queue from the customer. */
    static EnqueueConversation of(HumanRequested requested, Known customer, RoutingRules rules) {
        var desk = rules.deskFor(requested.intents());
        var tier = tier(customer, rules);
        return new EnqueueConversation(
                desk.desk(),
                requested.conversationId(),
                requested.customerId(),
                tier,
                desk.priority(),
                desk.skills(),
                contactPerson(customer, rules, requested.at()),
                tier == CustomerTier.VIP || isAngry(requested.sentiment(), rules),
                requested.at());
    }

    /** Creates a request for the next desk with the values of the previous one. */
    static EnqueueConversation forNextDesk(ConversationQueued before, DeskId next, Instant at) {
        return new EnqueueConversation(
                next,
                before.conversationId(),
                before.customerId(),
                before.tier(),
                before.priority(),
                before.skills(),
                before.contactPerson(),
                before.senior(),
                at);
    }

    /** Creates the same request for a later time. */
    static EnqueueConversation at(Instant at, EnqueueConversation request) {
        return new EnqueueConversation(
                request.deskId(),
                request.conversationId(),
                request.customerId(),
                request.tier(),
                request.priority(),
                request.skills(),
                request.contactPerson(),
                request.senior(),
                at);
    }

    static boolean isAngry(@Nullable Integer sentiment, RoutingRules rules) {
        return sentiment != null && sentiment < rules.angryBelow();
    }

    private static CustomerTier tier(Known customer, RoutingRules rules) {
        var segment = customer.segment();
        return segment != null && rules.vipSegments().contains(segment) ? CustomerTier.VIP : CustomerTier.STANDARD;
    }

    private static @Nullable AgentId contactPerson(Known customer, RoutingRules rules, Instant at) {
        var served = customer.lastServed();
        return served != null && !served.isBefore(at.minus(rules.contactPersonWithin())) ? customer.lastAgent() : null;
    }
}
