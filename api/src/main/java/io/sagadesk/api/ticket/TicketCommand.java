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
 * What may be asked of a ticket. Once it is closed all is refused but repeats, notes, and what became of a service
 * level before the closing.
 */
public sealed interface TicketCommand extends Command {

    TicketId ticketId();

    /**
     * Begins a piece of work.
     *
     * @param conversationId the conversation that it follows from
     * @param policy the service level that applies, for as long as the ticket lives
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

    /** Public. The customer's reply resumes a pending ticket and reopens a solved one. */
    record ReplyToTicket(
            @TargetAggregateIdentifier TicketId ticketId,
            MessageId messageId,
            Author author,
            @PersonalData @Length(max = 10_000) String text,
            Instant at)
            implements TicketCommand {}

    /** Internal: the customer never sees it. Accepted in every state, since a note changes nothing. */
    record NoteOnTicket(
            @TargetAggregateIdentifier TicketId ticketId,
            MessageId messageId,
            Author author,
            @PersonalData @Length(max = 10_000) String text,
            Instant at)
            implements TicketCommand {}

    record AwaitCustomer(@TargetAggregateIdentifier TicketId ticketId, Instant at) implements TicketCommand {}

    /**
     * Stops the clocks while a third party is waited for.
     *
     * @param reason for whom or what the ticket waits
     */
    record HoldTicket(
            @TargetAggregateIdentifier TicketId ticketId,
            @Length(max = 500) String reason,
            Instant at) implements TicketCommand {}

    record ResumeTicket(@TargetAggregateIdentifier TicketId ticketId, Instant at) implements TicketCommand {}

    record EscalateTicket(@TargetAggregateIdentifier TicketId ticketId, Tier to, Decision because, Instant at)
            implements TicketCommand {}

    /**
     * Says what is promised to a ticket, which then keeps it: another service level is refused.
     *
     * @param plan which of that version's plans
     */
    record ApplyServiceLevel(
            @TargetAggregateIdentifier TicketId ticketId,
            PolicyVersion policy,
            @Length(max = Length.TEXT) String plan,
            Decision because,
            Instant at)
            implements TicketCommand {}

    /** Most of a target's time is used up: whoever is in charge is warned, once. */
    record RecordRisk(
            @TargetAggregateIdentifier TicketId ticketId, TargetInstance instance, Decision because, Instant at)
            implements TicketCommand {}

    /**
     * A target was missed.
     *
     * @param level 1 when the target is reached, one more after each further period
     */
    record RecordBreach(
            @TargetAggregateIdentifier TicketId ticketId,
            TargetInstance instance,
            @Range(min = 1, max = 3) int level,
            Decision because,
            Instant at)
            implements TicketCommand {}

    /** A solution in time is no longer one when the ticket is reopened: then the time after it counts, too. */
    record RecordTargetMet(
            @TargetAggregateIdentifier TicketId ticketId, TargetInstance instance, Decision because, Instant at)
            implements TicketCommand {}

    record SolveTicket(@TargetAggregateIdentifier TicketId ticketId, Author by, Instant at) implements TicketCommand {}

    record ReopenTicket(@TargetAggregateIdentifier TicketId ticketId, Author by, Instant at) implements TicketCommand {}

    record CloseTicket(@TargetAggregateIdentifier TicketId ticketId, Author by, Instant at) implements TicketCommand {}

    /** Closes this ticket in favour of another one of the same customer. */
    record MergeTicket(@TargetAggregateIdentifier TicketId ticketId, TicketId into, Instant at)
            implements TicketCommand {}
}
