package io.sagadesk.query.conversation;

import io.sagadesk.api.conversation.ConversationSummary;
import io.sagadesk.projections.conversation.ConversationDocument;

/** Converts conversation documents to summaries. */
final class ConversationSummaries {

    private ConversationSummaries() {}

    static ConversationSummary of(ConversationDocument document) {
        var assignment = document.place();
        var topics = document.topics();
        var progress = document.course();
        var counts = document.talk();
        return new ConversationSummary(
                document.conversationId(),
                document.customerId(),
                document.state(),
                document.channel(),
                document.channels(),
                assignment.deskId(),
                assignment.agentId(),
                document.urgency().tier(),
                document.urgency().priority(),
                assignment.queuedAt(),
                assignment.assignedAt(),
                assignment.acceptedAt(),
                assignment.transfers(),
                topics.tags(),
                topics.intents(),
                topics.sentiment(),
                progress.startedAt(),
                document.updatedAt(),
                progress.closedAt(),
                progress.closedBy(),
                progress.outcome(),
                progress.reopenings(),
                progress.stars(),
                counts.byCustomer(),
                counts.byAgent(),
                counts.byBot(),
                counts.bySystem(),
                counts.unanswered(),
                counts.unansweredSince(),
                counts.firstReplyAt(),
                counts.lastAt(),
                counts.lastBy(),
                document.entries());
    }
}
