package io.sagadesk.api.ticket;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.Priority;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket without its messages.
 *
 * @param conversationId the conversation from which the ticket follows
 * @param tier the tier in charge
 * @param subject reads {@code ‹forgotten›} after the customer was forgotten
 * @param policy the applied service-level policy version
 * @param plan the name of the plan of that version
 * @param risk the worst risk of the undecided target instances
 * @param holdReason the person or thing awaited in the current or latest hold
 * @param solvedAt the latest solution, kept after a reopening
 * @param closedAt the time of the closing or merging
 * @param replies the number of public replies of all authors
 * @param entries the number of entries of the thread
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TicketSummary(
        TicketId ticketId,
        @Nullable CustomerId customerId,
        @Nullable ConversationId conversationId,
        TicketState state,
        Priority priority,
        Tier tier,
        @Nullable AgentId assignee,
        @Nullable String subject,
        @Nullable PolicyVersion policy,
        @Nullable String plan,
        TargetRisk risk,
        @Nullable Instant openedAt,
        @Nullable Instant updatedAt,
        @Nullable String holdReason,
        @Nullable Instant solvedAt,
        int reopenings,
        @Nullable Instant closedAt,
        @Nullable TicketId mergedInto,
        int replies,
        int notes,
        int entries) {}
