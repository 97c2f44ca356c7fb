package io.sagadesk.command.ticket;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.sagadesk.api.EventMetadata;
import io.sagadesk.api.MillisecondPrecision;
import io.sagadesk.api.PersonalData;
import io.sagadesk.api.Priority;
import io.sagadesk.api.Refused;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.AssignTicket;
import io.sagadesk.api.ticket.TicketCommand.AwaitCustomer;
import io.sagadesk.api.ticket.TicketCommand.ChangePriority;
import io.sagadesk.api.ticket.TicketCommand.CloseTicket;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.HoldTicket;
import io.sagadesk.api.ticket.TicketCommand.MergeTicket;
import io.sagadesk.api.ticket.TicketCommand.NoteOnTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReplyToTicket;
import io.sagadesk.api.ticket.TicketCommand.ResumeTicket;
import io.sagadesk.api.ticket.TicketCommand.SolveTicket;
import io.sagadesk.api.ticket.TicketEvent;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.PriorityChanged;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketEscalated;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketMerged;
import io.sagadesk.api.ticket.TicketEvent.TicketNoted;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketResumed;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.TicketEvent.TicketTookOver;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.command.ContentFingerprints;
import io.sagadesk.command.ReferenceChecks;
import io.sagadesk.command.RepeatableAggregate;
import io.sagadesk.command.SubjectFacts;
import io.sagadesk.rules.ticket.TicketLifecycle;
import io.sagadesk.rules.ticket.TicketLifecycle.Move;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A ticket. Its state transitions are in {@link TicketLifecycle}. */
@Revision("4") // of its snapshots: revision 3 did not say who closed it
@Aggregate(type = "Ticket", cache = "aggregateCache", snapshotTriggerDefinition = "aggregateSnapshots")
public class Ticket extends RepeatableAggregate {

    private static final String REPLY = "reply";
    private static final String NOTE = "note";

    @AggregateIdentifier
    private TicketId ticketId;

    private CustomerId customerId;
    private TicketState state;
    private Priority priority;
    private Tier tier = Tier.AGENT;
    private @Nullable AgentId assignee;
    private @Nullable String heldBecause;
    private @Nullable TicketId mergedInto;
    private @Nullable Author closedBy; // absent if it was merged
    private @Nullable Instant doneAt; // the latest solution or closing

    @AggregateMember
    @SuppressWarnings("UnusedVariable") // it handles commands and events itself
    private ServiceLevel serviceLevel = new ServiceLevel();

    @PersonalData
    private @Nullable String opening;

    @PersonalData
    private @Nullable ContentFingerprints
            messages; // absent before the first message, and after the customer is forgotten

    Ticket() {} // Axon rebuilds a ticket from its events

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenTicket open, SubjectFacts facts) {
        var opened = new TicketOpened(
                open.ticketId(),
                open.customerId(),
                open.conversationId(),
                open.priority(),
                open.subject(),
                open.policy(),
                open.at());
        if (ticketId == null) {
            refuseReferences(open, facts);
            apply(opened);
        } else if (!fingerprintOf(opened).equals(opening)) {
            throw new Refused("ticket-exists", "Another ticket was opened under this id");
        }
    }

    private static void refuseReferences(OpenTicket open, SubjectFacts facts) {
        if (open.conversationId() != null) {
            ReferenceChecks.requireOwned(facts, open.conversationId(), open.customerId());
        }
        if (open.policy() != null) ServiceLevel.requireRules(facts, open.policy());
    }

    @CommandHandler
    void decide(
            AssignTicket assign, SubjectFacts facts, @MetaDataValue(EventMetadata.IMPORTED) @Nullable String imported) {
        if (assign.agentId().equals(assignee)) return;
        requireNotClosed();
        if (imported == null)
            ReferenceChecks.requireExists(facts, assign.agentId()); // history may name who left long ago
        apply(new TicketAssigned(ticketId, customerId, assignee, assign.agentId(), assign.at()));
    }

    @CommandHandler
    void decide(ChangePriority change) {
        if (change.priority() == priority) return;
        requireNotClosed();
        apply(new PriorityChanged(ticketId, customerId, priority, change.priority(), change.at()));
    }

    @CommandHandler
    void decide(ReplyToTicket reply) {
        if (isRepeat(REPLY, reply.messageId(), reply.author(), reply.text())) return;
        requireNotClosed();
        if (reply.author().isCustomer()) resumeOrReopen(reply);
        apply(new TicketReplied(ticketId, customerId, reply.messageId(), reply.author(), reply.text(), reply.at()));
    }

    private void resumeOrReopen(ReplyToTicket reply) {
        if (state == TicketState.PENDING) apply(new TicketResumed(ticketId, customerId, reply.at()));
        if (state == TicketState.SOLVED) apply(new TicketReopened(ticketId, customerId, reply.author(), reply.at()));
    }

    @CommandHandler
    void decide(NoteOnTicket note) {
        if (isRepeat(NOTE, note.messageId(), note.author(), note.text())) return;
        apply(new TicketNoted(ticketId, customerId, note.messageId(), note.author(), note.text(), note.at()));
    }

    @CommandHandler
    void decide(AwaitCustomer await) {
        move(Move.AWAIT_CUSTOMER, new CustomerAwaited(ticketId, customerId, await.at()));
    }

    @CommandHandler
    void decide(HoldTicket hold) {
        var held = new TicketHeld(ticketId, customerId, hold.reason(), hold.at());
        if (state == TicketState.ON_HOLD && !hold.reason().equals(heldBecause)) apply(held);
        else move(Move.HOLD, held);
    }

    @CommandHandler
    void decide(ResumeTicket resume) {
        move(Move.RESUME, new TicketResumed(ticketId, customerId, resume.at()));
    }

    @CommandHandler
    void decide(EscalateTicket escalate) {
        if (!escalate.to().isAbove(tier)) return;
        requireNotClosed();
        apply(new TicketEscalated(ticketId, customerId, tier, escalate.to(), escalate.because(), escalate.at()));
    }

    @CommandHandler
    void decide(SolveTicket solve) {
        move(Move.SOLVE, new TicketSolved(ticketId, customerId, solve.by(), solve.at()));
    }

    @CommandHandler
    void decide(ReopenTicket reopen) {
        if (isOutdated(reopen)) return;
        move(Move.REOPEN, new TicketReopened(ticketId, customerId, reopen.by(), reopen.at()));
    }

    @CommandHandler
    void decide(CloseTicket close) {
        if (state == TicketState.CLOSED && !close.by().equals(closedBy)) requireNotClosed();
        move(Move.CLOSE, new TicketClosed(ticketId, customerId, close.by(), close.at()));
    }

    @CommandHandler
    void decide(
            MergeTicket merge,
            SubjectFacts facts,
            MergeTargets targets,
            @MetaDataValue(EventMetadata.IMPORTED) @Nullable String imported) {
        if (merge.into().equals(ticketId)) {
            throw new Refused("merge-into-itself", "A ticket cannot be merged into itself");
        }
        if (merge.into().equals(mergedInto)) return;
        requireNotClosed();
        ReferenceChecks.requireOwned(facts, merge.into(), customerId);
        targets.takeOver(merge.into(), ticketId, imported != null, merge.at());
        apply(new TicketMerged(ticketId, customerId, merge.into(), merge.at()));
    }

    /** A merged ticket is refused to imported history, too: a merge is final, and circles would leave no ticket. */
    void takeOver(TicketId from, boolean imported, Instant at) {
        if (!imported || mergedInto != null) requireNotClosed();
        apply(new TicketTookOver(ticketId, customerId, from, at));
    }

    /** A rule may detect its reason late or twice; that must not undo later actions. */
    private boolean isOutdated(ReopenTicket reopen) {
        return Author.SYSTEM.equals(reopen.by())
                && doneAt != null
                && MillisecondPrecision.isBefore(reopen.at(), doneAt);
    }

    private void move(Move move, TicketEvent event) {
        if (move != Move.CLOSE) requireNotClosed();
        if (TicketLifecycle.after(move, state) != state) apply(event);
    }

    @EventSourcingHandler
    void evolve(TicketOpened opened) {
        ticketId = opened.ticketId();
        customerId = opened.customerId();
        priority = opened.priority();
        opening = fingerprintOf(opened);
        state = TicketState.NEW;
    }

    @EventSourcingHandler
    void evolve(TicketAssigned assigned) {
        assignee = assigned.to();
        state = TicketLifecycle.takenUp(state);
    }

    @EventSourcingHandler
    void evolve(PriorityChanged changed) {
        priority = changed.to();
    }

    @EventSourcingHandler
    void evolve(TicketReplied replied) {
        remember(REPLY, replied.messageId(), replied.author(), replied.text());
        if (replied.author().isAgent()) state = TicketLifecycle.takenUp(state);
    }

    @EventSourcingHandler
    void evolve(TicketNoted noted) {
        remember(NOTE, noted.messageId(), noted.author(), noted.text());
    }

    @EventSourcingHandler
    void evolve(CustomerAwaited awaited) {
        state = TicketState.PENDING;
    }

    @EventSourcingHandler
    void evolve(TicketHeld held) {
        state = TicketState.ON_HOLD;
        heldBecause = held.reason();
    }

    @EventSourcingHandler
    void evolve(TicketResumed resumed) {
        state = TicketState.OPEN;
    }

    @EventSourcingHandler
    void evolve(TicketEscalated escalated) {
        tier = escalated.to();
    }

    @EventSourcingHandler
    void evolve(TicketSolved solved) {
        state = TicketState.SOLVED;
        doneAt = solved.at();
    }

    @EventSourcingHandler
    void evolve(TicketReopened reopened) {
        state = TicketState.OPEN;
    }

    @EventSourcingHandler
    void evolve(TicketClosed closed) {
        state = TicketState.CLOSED;
        closedBy = closed.by();
        doneAt = closed.at();
    }

    @EventSourcingHandler
    void evolve(TicketMerged merged) {
        mergedInto = merged.into();
        state = TicketState.CLOSED;
        doneAt = merged.at();
    }

    private void requireNotClosed() {
        if (mergedInto != null) throw ServiceLevel.merged(mergedInto);
        TicketLifecycle.requireNotClosed(state);
    }

    private boolean isRepeat(String kind, MessageId messageId, Author author, String text) {
        var id = messageId.value();
        if (messages == null || !messages.knows(id)) return false;
        if (messages.recognise(id, content(kind, author, text))) return true;
        throw new Refused("message-exists", "Another reply or note was written under this id");
    }

    private void remember(String kind, MessageId messageId, Author author, String text) {
        messages = ContentFingerprints.add(messages, messageId.value(), content(kind, author, text));
    }

    private static @Nullable String[] content(String kind, Author author, String text) {
        return new @Nullable String[] {kind, author.kind().name(), author.id(), text};
    }

    private static String fingerprintOf(TicketOpened opened) {
        return ContentFingerprints.of(
                opened.customerId().value(),
                String.valueOf(opened.conversationId()),
                opened.priority().name(),
                opened.subject(),
                String.valueOf(opened.policy()));
    }
}
