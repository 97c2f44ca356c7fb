package io.sagadesk.api.conversation;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Length;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.Range;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands to a conversation. */
public sealed interface ConversationCommand extends Command {

    ConversationId conversationId();

    record StartConversation(
            @TargetAggregateIdentifier ConversationId conversationId,
            CustomerId customerId,
            Channel channel,
            Instant at)
            implements ConversationCommand {}

    /**
     * Posts a message. Refused while the conversation is closed; a customer's message within the grace period reopens it.
     */
    record PostMessage(
            @TargetAggregateIdentifier ConversationId conversationId,
            MessageId messageId,
            Author author,
            @PersonalData @Length(max = 10_000) String text,
            Instant at)
            implements ConversationCommand {}

    /**
     * Reports the intents of the customer.
     *
     * @param intents the intents, as labelled by a model or a person
     */
    record ReportIntent(
            @TargetAggregateIdentifier ConversationId conversationId,
            @Nullable MessageId messageId,
            @Length(max = 20) List<String> intents,
            Instant at)
            implements ConversationCommand {}

    /**
     * Reports the sentiment of the customer.
     *
     * @param score from -100 (furious) to 100 (delighted)
     */
    record ReportSentiment(
            @TargetAggregateIdentifier ConversationId conversationId,
            @Nullable MessageId messageId,
            @Range(min = -100, max = 100) int score,
            Instant at)
            implements ConversationCommand {}

    record RequestHuman(@TargetAggregateIdentifier ConversationId conversationId, HumanReason reason, Instant at)
            implements ConversationCommand {}

    record MoveToChannel(@TargetAggregateIdentifier ConversationId conversationId, Channel channel, Instant at)
            implements ConversationCommand {}

    record TagConversation(
            @TargetAggregateIdentifier ConversationId conversationId,
            @Length(max = 64) String tag,
            Instant at) implements ConversationCommand {}

    record UntagConversation(
            @TargetAggregateIdentifier ConversationId conversationId,
            @Length(max = 64) String tag,
            Instant at) implements ConversationCommand {}

    /** Closes the conversation. A closed one accepts only a repeat: by the same author, with the same outcome. */
    record CloseConversation(
            @TargetAggregateIdentifier ConversationId conversationId,
            Author by,
            ConversationOutcome outcome,
            Instant at)
            implements ConversationCommand {}

    /** Reopens a closed conversation. Refused after the grace period. */
    record ReopenConversation(@TargetAggregateIdentifier ConversationId conversationId, Author by, Instant at)
            implements ConversationCommand {}

    /**
     * Asks the customer for a rating, once per conversation, even if it is closed several times. Refused while it is open.
     */
    record AskForRating(@TargetAggregateIdentifier ConversationId conversationId, Decision because, Instant at)
            implements ConversationCommand {}

    record RateConversation(
            @TargetAggregateIdentifier ConversationId conversationId,
            @Range(min = 1, max = 5) int stars,
            @PersonalData @Length(max = 2_000) @Nullable String comment,
            Instant at)
            implements ConversationCommand {}
}
