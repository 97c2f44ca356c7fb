package io.sagadesk.api.conversation;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.MessageId;
import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Events of a conversation. */
public sealed interface ConversationEvent extends Event {

    ConversationId conversationId();

    CustomerId customerId();

    record ConversationStarted(ConversationId conversationId, CustomerId customerId, Channel channel, Instant at)
            implements ConversationEvent {}

    record MessagePosted(
            ConversationId conversationId,
            CustomerId customerId,
            MessageId messageId,
            Author author,
            @PersonalData String text,
            Instant at)
            implements ConversationEvent {}

    record IntentReported(
            ConversationId conversationId,
            CustomerId customerId,
            @Nullable MessageId messageId,
            List<String> intents,
            Instant at)
            implements ConversationEvent {}

    record SentimentReported(
            ConversationId conversationId,
            CustomerId customerId,
            @Nullable MessageId messageId,
            int score,
            Instant at) implements ConversationEvent {}

    /**
     * A human was requested. Revision 1 had neither intents nor sentiment.
     *
     * @param intents all intents reported so far, without duplicates
     * @param sentiment the latest reported sentiment, from -100 to 100; absent if none was reported
     */
    @Revision("2")
    record HumanRequested(
            ConversationId conversationId,
            CustomerId customerId,
            HumanReason reason,
            List<String> intents,
            @Nullable Integer sentiment,
            Instant at)
            implements ConversationEvent {}

    record ChannelChanged(ConversationId conversationId, CustomerId customerId, Channel from, Channel to, Instant at)
            implements ConversationEvent {}

    record ConversationTagged(ConversationId conversationId, CustomerId customerId, String tag, Instant at)
            implements ConversationEvent {}

    /** A tag was removed. */
    record ConversationUntagged(ConversationId conversationId, CustomerId customerId, String tag, Instant at)
            implements ConversationEvent {}

    /** A desk has queued the conversation; until it leaves that desk or is closed, no other one can queue it. */
    record ConversationSentToDesk(ConversationId conversationId, CustomerId customerId, DeskId deskId, Instant at)
            implements ConversationEvent {}

    /** The open conversation left the desk: its customer left the queue, or the desk transferred or released it. */
    record ConversationLeftDesk(ConversationId conversationId, CustomerId customerId, DeskId deskId, Instant at)
            implements ConversationEvent {}

    /** Revision 1 had {@code resolved: true|false} instead of the outcome. */
    @Revision("2")
    record ConversationClosed(
            ConversationId conversationId, CustomerId customerId, Author by, ConversationOutcome outcome, Instant at)
            implements ConversationEvent {}

    record ConversationReopened(ConversationId conversationId, CustomerId customerId, Author by, Instant at)
            implements ConversationEvent {}

    /** The customer was asked for a rating. */
    record RatingAsked(ConversationId conversationId, CustomerId customerId, Decision because, Instant at)
            implements ConversationEvent {}

    /**
     * The customer rated the conversation.
     *
     * @param closedBy the author of the closing that is rated
     */
    record ConversationRated(
            ConversationId conversationId,
            CustomerId customerId,
            Author closedBy,
            int stars,
            @PersonalData @Nullable String comment,
            Instant at)
            implements ConversationEvent {}
}
