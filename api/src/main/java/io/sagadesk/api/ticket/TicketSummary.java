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
 * A ticket without what was written on it.
 *
 * @param conversationId that it follows from
 * @param tier that is in charge
 * @param subject {@code ‹forgotten›} once the customer is
 * @param policy the service level that applies
 * @param plan which of its plans
 * @param risk of the promises that are waited for
 * @param holdReason for whom or what it waits, or waited last
 * @param solvedAt when it was solved last, even if it was reopened since
 * @param closedAt when it was closed or merged
 * @param replies public ones, whoever wrote them
 * @param entries how many its thread has
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
