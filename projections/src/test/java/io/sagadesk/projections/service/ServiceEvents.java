package io.sagadesk.projections.service;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Event;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.conversation.ConversationOutcome;
import io.sagadesk.api.conversation.HumanReason;
import io.sagadesk.api.desk.AgentPresence;
import io.sagadesk.api.desk.CustomerTier;
import io.sagadesk.api.desk.DeclineReason;
import io.sagadesk.api.desk.DeskEvent.AgentSignedIn;
import io.sagadesk.api.desk.DeskEvent.AssignmentAccepted;
import io.sagadesk.api.desk.DeskEvent.AssignmentDeclined;
import io.sagadesk.api.desk.DeskEvent.ConversationAssigned;
import io.sagadesk.api.desk.DeskEvent.ConversationLeftQueue;
import io.sagadesk.api.desk.DeskEvent.ConversationQueued;
import io.sagadesk.api.desk.DeskEvent.ConversationReleased;
import io.sagadesk.api.desk.DeskEvent.ConversationReturned;
import io.sagadesk.api.desk.DeskEvent.ConversationTransferred;
import io.sagadesk.api.desk.DeskEvent.PresenceChanged;
import io.sagadesk.api.desk.LeaveReason;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the events of one conversation and one ticket of one customer, at one desk. */
record ServiceEvents(ConversationId conversation, TicketId ticket, CustomerId customer, DeskId desk) {

    private static final Decision BECAUSE = new Decision("test", 0, Map.of());

    ServiceEvents(String id, String customer) {
        this(new ConversationId(id), new TicketId(id), new CustomerId(customer), new DeskId("north"));
    }

    static final Author BOT = Author.bot("robby");

    static Author agent(String id) {
        return Author.agent(id);
    }

    Event started(Channel channel, Instant at) {
        return new ConversationStarted(conversation, customer, channel, at);
    }

    Event said(Author author, Instant at) {
        return new MessagePosted(conversation, customer, new MessageId("m"), author, "sealed", at);
    }

    Event humanWanted(Instant at) {
        return new HumanRequested(conversation, customer, HumanReason.CUSTOMER_ASKED, List.of(), null, at);
    }

    Event closed(Author by, ConversationOutcome outcome, Instant at) {
        return new ConversationClosed(conversation, customer, by, outcome, at);
    }

    Event reopened(Instant at) {
        return new ConversationReopened(conversation, customer, Author.CUSTOMER, at);
    }

    Event rated(Author closedBy, int stars, Instant at) {
        return new ConversationRated(conversation, customer, closedBy, stars, null, at);
    }

    Event queued(Instant at) {
        return new ConversationQueued(
                desk, conversation, customer, CustomerTier.STANDARD, Priority.NORMAL, List.of(), null, false, at);
    }

    Event assigned(String agent, Instant at) {
        return new ConversationAssigned(desk, conversation, customer, new AgentId(agent), BECAUSE, List.of(), at);
    }

    Event accepted(String agent, Instant at) {
        return new AssignmentAccepted(desk, conversation, customer, new AgentId(agent), at);
    }

    Event declined(String agent, Instant at) {
        return new AssignmentDeclined(desk, conversation, customer, new AgentId(agent), DeclineReason.TIMED_OUT, at);
    }

    Event transferred(@Nullable String from, @Nullable String to, Instant at) {
        return new ConversationTransferred(
                desk,
                conversation,
                customer,
                from == null ? null : new AgentId(from),
                to == null ? null : new AgentId(to),
                to == null ? new DeskId("south") : null,
                false,
                "knows more",
                at);
    }

    Event left(LeaveReason reason, Instant at) {
        return new ConversationLeftQueue(desk, conversation, customer, reason, at);
    }

    Event released(String agent, Instant at) {
        return new ConversationReleased(desk, conversation, customer, new AgentId(agent), at);
    }

    Event returned(String agent, Instant at) {
        return new ConversationReturned(desk, conversation, customer, new AgentId(agent), at);
    }

    Event signedIn(String agent, Instant at) {
        return new AgentSignedIn(desk, new AgentId(agent), List.of(), 4, false, at);
    }

    Event present(String agent, AgentPresence presence, Instant at) {
        return new PresenceChanged(desk, new AgentId(agent), AgentPresence.ONLINE, presence, at);
    }

    Event ticketOpened(Instant at) {
        return new TicketOpened(ticket, customer, null, Priority.NORMAL, "sealed", null, at);
    }

    Event ticketOpenedFromConversation(Instant at) {
        return new TicketOpened(ticket, customer, conversation, Priority.NORMAL, "sealed", null, at);
    }

    Event ticketAssigned(String agent, Instant at) {
        return new TicketAssigned(ticket, customer, null, new AgentId(agent), at);
    }

    Event ticketReplied(Author author, Instant at) {
        return new TicketReplied(ticket, customer, new MessageId("r"), author, "sealed", at);
    }

    Event ticketSolved(Instant at) {
        return new TicketSolved(ticket, customer, agent("mia"), at);
    }

    Event ticketReopened(Instant at) {
        return new TicketReopened(ticket, customer, Author.CUSTOMER, at);
    }

    Event ticketClosed(Instant at) {
        return new TicketClosed(ticket, customer, agent("mia"), at);
    }

    Event met(ServiceLevelTarget target, int number, Instant at) {
        return new TargetMet(ticket, customer, new TargetInstance(target, number), BECAUSE, at);
    }

    Event breached(ServiceLevelTarget target, int number, int level, Instant at) {
        return new TargetBreached(ticket, customer, new TargetInstance(target, number), level, BECAUSE, at);
    }
}
