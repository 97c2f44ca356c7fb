package io.sagadesk.projections.service;

import io.sagadesk.api.conversation.ConversationEvent;
import io.sagadesk.api.conversation.ConversationEvent.ConversationClosed;
import io.sagadesk.api.conversation.ConversationEvent.ConversationRated;
import io.sagadesk.api.conversation.ConversationEvent.ConversationReopened;
import io.sagadesk.api.conversation.ConversationEvent.ConversationStarted;
import io.sagadesk.api.conversation.ConversationEvent.HumanRequested;
import io.sagadesk.api.conversation.ConversationEvent.MessagePosted;
import io.sagadesk.api.desk.AgentPresence;
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
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
import io.sagadesk.api.ticket.TicketEvent.TicketAssigned;
import io.sagadesk.api.ticket.TicketEvent.TicketClosed;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketReopened;
import io.sagadesk.api.ticket.TicketEvent.TicketReplied;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.projections.EventEnvelope;
import io.sagadesk.projections.MillisecondTimes;
import io.sagadesk.projections.ModelSpec;
import io.sagadesk.projections.Projection;
import io.sagadesk.projections.ReadModel;
import io.sagadesk.projections.ReadModels;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;

/**
 * Computes the service figures. Events change facts. Each change of a fact removes the fact's previous contributions
 * from the figures and adds its new ones, so the figures are always the sum over all current facts, including
 * corrections and reopenings.
 */
@ProcessingGroup(ServiceProjection.NAME)
public final class ServiceProjection {

    public static final String NAME = "service";

    static final ModelSpec<ContactTimes> CONTACTS =
            ModelSpec.of("service_contacts", ContactTimes.class, id -> ContactTimes.NONE);
    static final ModelSpec<ConversationFacts> CONVERSATIONS =
            ModelSpec.of("service_conversations", ConversationFacts.class, id -> ConversationFacts.NONE);
    static final ModelSpec<TicketFacts> TICKETS =
            ModelSpec.of("service_tickets", TicketFacts.class, id -> TicketFacts.NONE);
    static final ModelSpec<SeatFacts> SEATS = ModelSpec.of("service_seats", SeatFacts.class, SeatFacts::empty);
    public static final ModelSpec<QuarterHourFigures> FIGURES = ModelSpec.of(
                    "service_figures", QuarterHourFigures.class, QuarterHourFigures::none)
            .indexedBy("doc.quarter");

    /** Without a key, because the conversations, tickets and agents of all desks contribute to the same figures. */
    public static final Projection PROJECTION = new Projection(
            NAME, 3, null, List.of(CONTACTS, CONVERSATIONS, TICKETS, SEATS, FIGURES), ServiceProjection::new);

    private final ReadModel<ContactTimes> contacts;
    private final ReadModel<ConversationFacts> conversations;
    private final ReadModel<TicketFacts> tickets;
    private final ReadModel<SeatFacts> seats;

    ServiceProjection(ReadModels models) {
        contacts = models.of(CONTACTS);
        conversations = models.of(CONVERSATIONS);
        tickets = models.of(TICKETS);
        seats = models.of(SEATS);
        var figures = models.of(FIGURES);
        contacts.onChange((before, after) -> ContactTimes.reportNewSuccessors(before, after, this::follow));
        conversations.onChange((before, after) -> FigureChange.rebook(before.entries(), after.entries(), figures));
        tickets.onChange((before, after) -> FigureChange.rebook(before.entries(), after.entries(), figures));
        seats.onChange((before, after) -> FigureChange.book(before.entriesUntil(after), figures));
    }

    @EventHandler
    void project(ConversationStarted started, EventEnvelope envelope) {
        var id = started.conversationId();
        if (envelope.isByPolicy()) {
            contacts.update(started.customerId().value(), known -> known.noticed(id.toString()));
            conversation(id, facts -> facts.noticed(started.channel()));
            return;
        }
        contacts.update(started.customerId().value(), known -> known.with(id.toString(), started.at()));
        conversation(id, facts -> facts.started(started.channel(), started.at()));
    }

    @EventHandler
    void project(MessagePosted posted) {
        if (posted.author().isCustomer()) answer(posted, posted.at());
        conversation(posted.conversationId(), facts -> facts.spoken(posted.author(), posted.at()));
    }

    @EventHandler
    void project(HumanRequested requested) {
        answer(requested, requested.at());
        conversation(requested.conversationId(), facts -> facts.humanWanted(requested.at()));
    }

    @EventHandler
    void project(ConversationClosed closed) {
        conversation(closed.conversationId(), facts -> facts.closed(closed.by(), closed.outcome(), closed.at()));
    }

    @EventHandler
    void project(ConversationReopened reopened) {
        conversation(reopened.conversationId(), ConversationFacts::openedAgain);
    }

    @EventHandler
    void project(ConversationRated rated) {
        conversation(rated.conversationId(), facts -> facts.rated(rated.stars(), rated.closedBy()));
    }

    @EventHandler
    void project(AgentSignedIn signedIn) {
        seat(signedIn.deskId(), signedIn.agentId(), seat -> seat.present(true, signedIn.at()));
    }

    @EventHandler
    void project(PresenceChanged changed) {
        var isOnline = changed.to() == AgentPresence.ONLINE;
        seat(changed.deskId(), changed.agentId(), seat -> seat.present(isOnline, changed.at()));
    }

    @EventHandler
    void project(ConversationQueued queued) {
        conversation(queued.conversationId(), facts -> facts.queued(queued.deskId(), queued.at()));
    }

    @EventHandler
    void project(ConversationAssigned assigned) {
        atDesk(
                assigned.conversationId(),
                episode -> episode.assigned(assigned.agentId().value(), assigned.at()));
    }

    @EventHandler
    void project(AssignmentAccepted accepted) {
        take(accepted.conversationId(), accepted.deskId(), accepted.agentId(), accepted.at());
    }

    @EventHandler
    void project(AssignmentDeclined declined) {
        atDesk(declined.conversationId(), QueueEpisode::declined);
    }

    @EventHandler
    void project(ConversationReturned returned) {
        var id = returned.conversationId();
        conversation(id, facts -> facts.returned(returned.deskId(), returned.at()));
        seat(returned.deskId(), returned.agentId(), seat -> seat.lettingGo(id, returned.at()));
    }

    @EventHandler
    void project(ConversationTransferred transferred) {
        var id = transferred.conversationId();
        var at = transferred.at();
        var from = transferred.fromAgent();
        atDesk(id, episode -> episode.handedOver(from == null ? null : from.value(), at));
        if (from != null) seat(transferred.deskId(), from, seat -> seat.lettingGo(id, at));
        var to = transferred.toAgent();
        if (to != null) take(id, transferred.deskId(), to, at);
    }

    @EventHandler
    void project(ConversationLeftQueue left) {
        atDesk(left.conversationId(), episode -> episode.left(left.reason(), left.at()));
    }

    @EventHandler
    void project(ConversationReleased released) {
        var id = released.conversationId();
        atDesk(id, episode -> episode.released(released.at()));
        seat(released.deskId(), released.agentId(), seat -> seat.lettingGo(id, released.at()));
    }

    @EventHandler
    void project(TicketOpened opened) {
        var id = opened.ticketId();
        var ownContact = opened.conversationId() == null;
        if (ownContact) contacts.update(opened.customerId().value(), known -> known.with(id.toString(), opened.at()));
        ticket(id, facts -> facts.opened(new TicketFacts.Start(ownContact, MillisecondTimes.of(opened.at()))));
    }

    @EventHandler
    void project(TicketAssigned assigned) {
        ticket(assigned.ticketId(), facts -> facts.assigned(assigned.to().value()));
    }

    @EventHandler
    void project(TicketReplied replied) {
        ticket(replied.ticketId(), facts -> facts.replied(replied.author(), replied.at()));
    }

    @EventHandler
    void project(TicketSolved solved) {
        ticket(solved.ticketId(), facts -> facts.solved(solved.at()));
    }

    @EventHandler
    void project(TicketReopened reopened) {
        ticket(reopened.ticketId(), TicketFacts::openedAgain);
    }

    @EventHandler
    void project(TicketClosed closed) {
        ticket(closed.ticketId(), TicketFacts::closed);
    }

    @EventHandler
    void project(TargetMet met) {
        ticket(met.ticketId(), facts -> facts.settled(met.instance(), true));
    }

    @EventHandler
    void project(TargetBreached breached) {
        ticket(breached.ticketId(), facts -> facts.settled(breached.instance(), false));
    }

    private void take(ConversationId id, DeskId desk, AgentId agent, Instant at) {
        atDesk(id, episode -> episode.taken(agent.value(), at));
        seat(desk, agent, seat -> seat.taking(id, at));
    }

    private void answer(ConversationEvent event, Instant at) {
        var id = event.conversationId().toString();
        contacts.update(event.customerId().value(), known -> known.answered(id, at));
    }

    private void conversation(ConversationId id, UnaryOperator<ConversationFacts> change) {
        conversations.update(id.toString(), change);
    }

    private void atDesk(ConversationId id, UnaryOperator<QueueEpisode> change) {
        conversation(id, facts -> facts.atDesk(change));
    }

    private void seat(DeskId desk, AgentId agent, UnaryOperator<SeatFacts> change) {
        seats.update(SeatFacts.id(desk.value(), agent.value()), change);
    }

    private void ticket(TicketId id, UnaryOperator<TicketFacts> change) {
        tickets.update(id.toString(), change);
    }

    private void follow(String contact, Instant next) {
        if (contact.startsWith(TicketId.KIND)) tickets.update(contact, facts -> facts.followed(next));
        else conversations.update(contact, facts -> facts.followed(next));
    }
}
