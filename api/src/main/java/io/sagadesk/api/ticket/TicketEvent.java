package io.sagadesk.api.ticket;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of a ticket. */
public sealed interface TicketEvent extends Event {

    TicketId ticketId();

    CustomerId customerId();

    record TicketOpened(
            TicketId ticketId,
            CustomerId customerId,
            @Nullable ConversationId conversationId,
            Priority priority,
            @PersonalData String subject,
            @Nullable PolicyVersion policy,
            Instant at)
            implements TicketEvent {}

    record TicketAssigned(
            TicketId ticketId,
            CustomerId customerId,
            @Nullable AgentId from,
            AgentId to,
            Instant at) implements TicketEvent {}

    record PriorityChanged(TicketId ticketId, CustomerId customerId, Priority from, Priority to, Instant at)
            implements TicketEvent {}

    record TicketReplied(
            TicketId ticketId,
            CustomerId customerId,
            MessageId messageId,
            Author author,
            @PersonalData String text,
            Instant at)
            implements TicketEvent {}

    record TicketNoted(
            TicketId ticketId,
            CustomerId customerId,
            MessageId messageId,
            Author author,
            @PersonalData String text,
            Instant at)
            implements TicketEvent {}

    record CustomerAwaited(TicketId ticketId, CustomerId customerId, Instant at) implements TicketEvent {}

    record TicketHeld(TicketId ticketId, CustomerId customerId, String reason, Instant at) implements TicketEvent {}

    record TicketResumed(TicketId ticketId, CustomerId customerId, Instant at) implements TicketEvent {}

    record TicketEscalated(TicketId ticketId, CustomerId customerId, Tier from, Tier to, Decision because, Instant at)
            implements TicketEvent {}

    record ServiceLevelApplied(
            TicketId ticketId, CustomerId customerId, PolicyVersion policy, String plan, Decision because, Instant at)
            implements TicketEvent {}

    /**
     * Most of a target's time is used.
     *
     * @param assignee the agent to warn; absent while nobody is assigned
     */
    record TargetAtRisk(
            TicketId ticketId,
            CustomerId customerId,
            TargetInstance instance,
            @Nullable AgentId assignee,
            Decision because,
            Instant at)
            implements TicketEvent {}

    record TargetBreached(
            TicketId ticketId, CustomerId customerId, TargetInstance instance, int level, Decision because, Instant at)
            implements TicketEvent {}

    record TargetMet(TicketId ticketId, CustomerId customerId, TargetInstance instance, Decision because, Instant at)
            implements TicketEvent {}

    record TicketSolved(TicketId ticketId, CustomerId customerId, Author by, Instant at) implements TicketEvent {}

    record TicketReopened(TicketId ticketId, CustomerId customerId, Author by, Instant at) implements TicketEvent {}

    record TicketClosed(TicketId ticketId, CustomerId customerId, Author by, Instant at) implements TicketEvent {}

    /**
     * Another ticket of the customer was merged into this one.
     *
     * @param from the merged ticket, which is closed
     */
    record TicketTookOver(TicketId ticketId, CustomerId customerId, TicketId from, Instant at) implements TicketEvent {}

    record TicketMerged(TicketId ticketId, CustomerId customerId, TicketId into, Instant at) implements TicketEvent {}
}
