package io.sagadesk.query.conversation;

import io.sagadesk.api.conversation.ConversationSummary;
import io.sagadesk.projections.conversation.ConversationDocument;

/** Says what a document says. */
final class ConversationSummaries {

    private ConversationSummaries() {}

    static ConversationSummary of(ConversationDocument known) {
        var deskAssignment = known.place();
        var topics = known.topics();
        var conversationProgress = known.course();
        var messageCounts = known.talk();
        return new ConversationSummary(
                known.conversationId(),
                known.customerId(),
                known.state(),
                known.channel(),
                known.channels(),
                deskAssignment.deskId(),
                deskAssignment.agentId(),
                known.urgency().tier(),
                known.urgency().priority(),
                deskAssignment.queuedAt(),
                deskAssignment.assignedAt(),
                deskAssignment.acceptedAt(),
                deskAssignment.transfers(),
                topics.tags(),
                topics.intents(),
                topics.sentiment(),
                conversationProgress.startedAt(),
                known.updatedAt(),
                conversationProgress.closedAt(),
                conversationProgress.closedBy(),
                conversationProgress.outcome(),
                conversationProgress.reopenings(),
                conversationProgress.stars(),
                messageCounts.byCustomer(),
                messageCounts.byAgent(),
                messageCounts.byBot(),
                messageCounts.bySystem(),
                messageCounts.unanswered(),
                messageCounts.unansweredSince(),
                messageCounts.firstReplyAt(),
                messageCounts.lastAt(),
                messageCounts.lastBy(),
                known.entries());
    }
}
