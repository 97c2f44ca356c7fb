package io.sagadesk.projections.conversation;

import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.projections.MillisecondTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of messages by author.
 *
 * @param unanswered the customer's messages since the last message of an agent or a bot; system messages are not
 * answers
 * @param unansweredSince when the oldest of the unanswered messages was posted
 * @param firstReplyAt when an agent first posted a message
 */
public record MessageCounts(
        int byCustomer,
        int byAgent,
        int byBot,
        int bySystem,
        int unanswered,
        @Nullable Instant unansweredSince,
        @Nullable Instant firstReplyAt,
        @Nullable Instant lastAt,
        @Nullable Author lastBy) {

    static final MessageCounts NONE = new MessageCounts(0, 0, 0, 0, 0, null, null, null, null);

    MessageCounts after(MessagePosted posted) {
        var at = MillisecondTimes.of(posted.at());
        var by = posted.author();
        return switch (by.kind()) {
            case CUSTOMER -> {
                var since = unansweredSince == null ? at : unansweredSince;
                yield new MessageCounts(
                        byCustomer + 1, byAgent, byBot, bySystem, unanswered + 1, since, firstReplyAt, at, by);
            }
            case AGENT -> {
                var first = firstReplyAt == null ? at : firstReplyAt;
                yield new MessageCounts(byCustomer, byAgent + 1, byBot, bySystem, 0, null, first, at, by);
            }
            case BOT -> new MessageCounts(byCustomer, byAgent, byBot + 1, bySystem, 0, null, firstReplyAt, at, by);
            case SYSTEM ->
                new MessageCounts(
                        byCustomer, byAgent, byBot, bySystem + 1, unanswered, unansweredSince, firstReplyAt, at, by);
        };
    }
}
