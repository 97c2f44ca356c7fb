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
 * A conversation without what was said in it.
 *
 * @param channel the one it is on now
 * @param channels all it was on, each once
 * @param desk where it is, or was last
 * @param agent to whom it is offered, who has it, or had it last
 * @param tier as it was last queued, like the priority
 * @param queuedAt since when it waits, or waited last
 * @param transfers how often it was handed on
 * @param sentiment as it was reported last
 * @param startedAt absent for one that a desk has queued and nobody has started
 * @param closedAt when it was closed last, even if it was reopened since; likewise by whom and with which outcome
 * @param unanswered messages of the customer since an agent or a bot spoke last
 * @param unansweredSince when the oldest of those was posted
 * @param firstReplyAt when an agent spoke first
 * @param entries how many its transcript has
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
