package io.sagadesk.testbed.traffic;

import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.AssignTicket;
import io.sagadesk.api.ticket.TicketCommand.HoldTicket;
import io.sagadesk.api.ticket.TicketCommand.NoteOnTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReplyToTicket;
import io.sagadesk.api.ticket.TicketCommand.ResumeTicket;
import io.sagadesk.api.ticket.TicketCommand.SolveTicket;
import java.time.Instant;
import java.util.Random;

/** The follow-up ticket of a conversation that ended without a solution. */
final class FollowUpTraffic {

    private static final Priority[] PRIORITIES = {Priority.NORMAL, Priority.NORMAL, Priority.HIGH, Priority.URGENT};

    private final TrafficDay day;
    private final Random chance;
    private final TicketId ticket;

    FollowUpTraffic(TrafficDay day, Random chance, ConversationId conversation) {
        this.day = day;
        this.chance = chance;
        ticket = TicketId.followUpOf(conversation);
    }

    TicketId ticket() {
        return ticket;
    }

    /**
     * Plans the ticket. The agent opens it before the conversation is closed, because otherwise the server's rules would
     * open it with less information.
     */
    void play(CustomerId customer, CustomerContact contact, AgentId agent, Instant closed) {
        var topic = contact.topic();
        var author = Author.agent(agent.value());
        var priority = PRIORITIES[chance.nextInt(PRIORITIES.length)];
        day.plan(new OpenTicket(
                ticket, customer, contact.id(), priority, contact.request(), null, closed.minusMillis(1)));
        var at = closed.plusSeconds(30);
        day.planOnce(new AssignTicket(ticket, agent, at.plusSeconds(300)));
        day.plan(new NoteOnTicket(ticket, new MessageId("n-1"), author, topic.note(), at.plusSeconds(900)));
        if (chance.nextInt(3) == 0) {
            day.planOnce(new HoldTicket(ticket, "A supplier has to answer first", at.plusSeconds(1_000)));
            day.planOnce(new ResumeTicket(ticket, at.plusSeconds(2_400)));
        }
        if (chance.nextInt(4) == 0) return; // still being worked on
        var answer = topic.answers().get(topic.answers().size() - 1);
        day.plan(new ReplyToTicket(ticket, new MessageId("r-1"), author, answer, at.plusSeconds(3_000)));
        day.planOnce(new SolveTicket(ticket, author, at.plusSeconds(3_060)));
    }
}
