package io.sagadesk.query.conversation;

import io.sagadesk.api.conversation.ConversationSummary;
import io.sagadesk.projections.conversation.Conversation;

/** Says what a document says. */
final class Summaries {

    private Summaries() {}

    static ConversationSummary of(Conversation known) {
        var place = known.place();
        var topics = known.topics();
        var course = known.course();
        var talk = known.talk();
        return new ConversationSummary(
                known.conversationId(),
                known.customerId(),
                known.state(),
                known.channel(),
                known.channels(),
                place.deskId(),
                place.agentId(),
                known.urgency().tier(),
                known.urgency().priority(),
                place.queuedAt(),
                place.assignedAt(),
                place.acceptedAt(),
                place.transfers(),
                topics.tags(),
                topics.intents(),
                topics.sentiment(),
                course.startedAt(),
                known.updatedAt(),
                course.closedAt(),
                course.closedBy(),
                course.outcome(),
                course.reopenings(),
                course.stars(),
                talk.byCustomer(),
                talk.byAgent(),
                talk.byBot(),
                talk.bySystem(),
                talk.unanswered(),
                talk.unansweredSince(),
                talk.firstReplyAt(),
                talk.lastAt(),
                talk.lastBy(),
                known.entries());
    }
}
