package io.sagadesk.projections.customer;

import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A customer's open conversations and tickets.
 *
 * @param openConversations the number of open conversations, including those that are no longer listed
 * @param conversations the last {@value #LISTED} open conversations
 * @param ticketsOpened the number of tickets ever opened
 * @param tickets the last {@value #LISTED} tickets that are not closed; solved tickets are included, because they may
 * be reopened
 */
public record OpenWork(
        int openConversations, List<OpenConversation> conversations, int ticketsOpened, List<OpenTicket> tickets) {

    static final OpenWork NONE = new OpenWork(0, List.of(), 0, List.of());
    private static final int LISTED = 50;

    /** A conversation that has been open since the given time. */
    public record OpenConversation(
            ConversationId conversationId, @Nullable Channel channel, Instant at) implements RecentItems.Dated {

        public OpenConversation {
            at = RecentItems.asStored(at);
        }
    }

    /** A ticket that was opened at the given time. */
    public record OpenTicket(TicketId ticketId, TicketState state, Priority priority, Instant at)
            implements RecentItems.Dated {

        public OpenTicket {
            at = RecentItems.asStored(at);
        }

        OpenTicket in(TicketState next) {
            return new OpenTicket(ticketId, next, priority, at);
        }

        OpenTicket with(Priority changed) {
            return new OpenTicket(ticketId, state, changed, at);
        }

        /** Opens a new ticket on an assignment or an agent's reply; any other state stays. */
        OpenTicket takenUp() {
            return state == TicketState.NEW ? in(TicketState.OPEN) : this;
        }
    }

    OpenWork opened(OpenConversation conversation) {
        var more = RecentItems.with(conversations, conversation, LISTED);
        return new OpenWork(openConversations + 1, more, ticketsOpened, tickets);
    }

    OpenWork moved(ConversationId id, Channel to) {
        var changed = conversations.stream()
                .map(one -> one.conversationId().equals(id) ? new OpenConversation(id, to, one.at()) : one)
                .toList();
        return new OpenWork(openConversations, changed, ticketsOpened, tickets);
    }

    OpenWork closed(ConversationId id) {
        var fewer =
                RecentItems.without(conversations, one -> one.conversationId().equals(id));
        return new OpenWork(openConversations - 1, fewer, ticketsOpened, tickets);
    }

    OpenWork after(TicketOpened opened) {
        var ticket = new OpenTicket(opened.ticketId(), TicketState.NEW, opened.priority(), opened.at());
        return new OpenWork(
                openConversations, conversations, ticketsOpened + 1, RecentItems.with(tickets, ticket, LISTED));
    }

    OpenWork closed(TicketId id) {
        return with(RecentItems.without(tickets, one -> one.ticketId().equals(id)));
    }

    OpenWork changed(TicketId id, UnaryOperator<OpenTicket> change) {
        return with(tickets.stream()
                .map(one -> one.ticketId().equals(id) ? change.apply(one) : one)
                .toList());
    }

    private OpenWork with(List<OpenTicket> changed) {
        return new OpenWork(openConversations, conversations, ticketsOpened, changed);
    }
}
