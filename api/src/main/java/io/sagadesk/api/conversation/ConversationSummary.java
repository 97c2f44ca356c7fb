package io.sagadesk.api.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Priority;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation without its messages.
 *
 * @param channel the current channel
 * @param channels all channels so far, without duplicates
 * @param desk the current desk, or else the last one
 * @param agent the agent to whom it is offered or assigned, or else the last one
 * @param tier the tier of the customer at the latest queueing; the priority is also that of the latest queueing
 * @param queuedAt start of the current wait, or else of the latest one
 * @param transfers the number of transfers
 * @param sentiment the latest reported sentiment
 * @param startedAt absent if a desk has queued the conversation but no start was recorded
 * @param closedAt the latest closing, kept after a reopening; so are the author and the outcome of the closing
 * @param unanswered the number of customer messages since the latest message of an agent or a bot
 * @param unansweredSince the time of the oldest of these messages
 * @param firstReplyAt the time of the first message of an agent
 * @param entries the number of entries of the transcript
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationSummary(
        ConversationId conversationId,
        @Nullable CustomerId customerId,
        ConversationState state,
        @Nullable Channel channel,
        List<Channel> channels,
        @Nullable DeskId desk,
        @Nullable AgentId agent,
        @Nullable CustomerTier tier,
        @Nullable Priority priority,
        @Nullable Instant queuedAt,
        @Nullable Instant assignedAt,
        @Nullable Instant acceptedAt,
        int transfers,
        List<String> tags,
        List<String> intents,
        @Nullable Integer sentiment,
        @Nullable Instant startedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant closedAt,
        @Nullable Author closedBy,
        @Nullable ConversationOutcome outcome,
        int reopenings,
        @Nullable Integer stars,
        int byCustomer,
        int byAgent,
        int byBot,
        int bySystem,
        int unanswered,
        @Nullable Instant unansweredSince,
        @Nullable Instant firstReplyAt,
        @Nullable Instant lastMessageAt,
        @Nullable Author lastMessageBy,
        int entries) {}
