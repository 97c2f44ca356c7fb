package io.sagadesk.api.ticket;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Length;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.Priority;
import io.sagadesk.api.Range;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyVersion;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Commands to a ticket. A closed ticket refuses all commands except repeats, notes, and service-level outcomes from before
 * the closing; the refusal of a merged ticket names the ticket that is left.
 */
public sealed interface TicketCommand extends Command {

    TicketId ticketId();

    /**
     * Opens a ticket.
     *
     * @param conversationId the conversation of the same customer from which the ticket follows
     * @param policy the published service-level policy version, fixed for the lifetime of the ticket
     */
    record OpenTicket(
            @TargetAggregateIdentifier TicketId ticketId,
            CustomerId customerId,
            @Nullable ConversationId conversationId,
            Priority priority,
            @PersonalData @Length(max = 300) String subject,
            @Nullable PolicyVersion policy,
            Instant at)
            implements TicketCommand {}

    record AssignTicket(@TargetAggregateIdentifier TicketId ticketId, AgentId agentId, Instant at)
            implements TicketCommand {}

    record ChangePriority(@TargetAggregateIdentifier TicketId ticketId, Priority priority, Instant at)
            implements TicketCommand {}

    /** Posts a public reply. A reply of the customer resumes a pending ticket and reopens a solved one. */
    record ReplyToTicket(
            @TargetAggregateIdentifier TicketId ticketId,
            MessageId messageId,
            Author author,
            @PersonalData @Length(max = 10_000) String text,
            Instant at)
            implements TicketCommand {}

    /** Adds an internal note, which the customer never sees. Accepted in every state, because a note changes nothing. */
    record NoteOnTicket(
            @TargetAggregateIdentifier TicketId ticketId,
            MessageId messageId,
            Author author,
            @PersonalData @Length(max = 10_000) String text,
            Instant at)
            implements TicketCommand {}

    record AwaitCustomer(@TargetAggregateIdentifier TicketId ticketId, Instant at) implements TicketCommand {}

    /**
     * Puts the ticket on hold, which stops the clocks, while a third party is awaited.
     *
     * @param reason the awaited person or thing
     */
    record HoldTicket(
            @TargetAggregateIdentifier TicketId ticketId,
            @Length(max = 500) String reason,
            Instant at) implements TicketCommand {}

    record ResumeTicket(@TargetAggregateIdentifier TicketId ticketId, Instant at) implements TicketCommand {}

    record EscalateTicket(@TargetAggregateIdentifier TicketId ticketId, Tier to, Decision because, Instant at)
            implements TicketCommand {}

    /**
     * Applies a service level to the ticket. The ticket keeps it: another service level is refused.
     *
     * @param policy a published version of the policy {@code sla}, or version 0
     * @param plan the name of a plan of that version
     */
    record ApplyServiceLevel(
            @TargetAggregateIdentifier TicketId ticketId,
            PolicyVersion policy,
            @Length(max = Length.TEXT) String plan,
            Decision because,
            Instant at)
            implements TicketCommand {}

    /** Warns the assignee, once, that most of a target's time is used. */
    record RecordRisk(
            @TargetAggregateIdentifier TicketId ticketId, TargetInstance instance, Decision because, Instant at)
            implements TicketCommand {}

    /**
     * Records a breach of a target.
     *
     * @param level 1 at the target time, plus 1 after each further period
     */
    record RecordBreach(
            @TargetAggregateIdentifier TicketId ticketId,
            TargetInstance instance,
            @Range(min = 1, max = 3) int level,
            Decision because,
            Instant at)
            implements TicketCommand {}

    /**
     * Records that a target was met. If the ticket is reopened later, a resolution target is undecided again and counts the
     * further time.
     */
    record RecordTargetMet(
            @TargetAggregateIdentifier TicketId ticketId, TargetInstance instance, Decision because, Instant at)
            implements TicketCommand {}

    record SolveTicket(@TargetAggregateIdentifier TicketId ticketId, Author by, Instant at) implements TicketCommand {}

    record ReopenTicket(@TargetAggregateIdentifier TicketId ticketId, Author by, Instant at) implements TicketCommand {}

    /** Closes the ticket for good. A closed one accepts only a repeat, by the same author. */
    record CloseTicket(@TargetAggregateIdentifier TicketId ticketId, Author by, Instant at) implements TicketCommand {}

    /** Closes this ticket in favour of another ticket of the same customer, which must not be closed. */
    record MergeTicket(@TargetAggregateIdentifier TicketId ticketId, TicketId into, Instant at)
            implements TicketCommand {}
}
