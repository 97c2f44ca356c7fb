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

/** The ticket that a conversation leaves behind when it helped nobody. */
final class FollowUpTraffic {

    private static final Priority[] PRIORITIES = {Priority.NORMAL, Priority.NORMAL, Priority.HIGH, Priority.URGENT};

    private final TrafficDay trafficDay;
    private final Random chance;
    private final TicketId ticket;

    FollowUpTraffic(TrafficDay trafficDay, Random chance, ConversationId conversation) {
        this.trafficDay = trafficDay;
        this.chance = chance;
        ticket = TicketId.followUpOf(conversation);
    }

    TicketId ticket() {
        return ticket;
    }

    /** The ticket is opened by the agent before the conversation is closed; else the rules would open it, and know less. */
    void happen(CustomerId customer, CustomerContact customerContact, AgentId agent, Instant closed) {
        var contactTopic = customerContact.topic();
        var author = Author.agent(agent.value());
        var priority = PRIORITIES[chance.nextInt(PRIORITIES.length)];
        trafficDay.happens(new OpenTicket(
                ticket,
                customer,
                customerContact.id(),
                priority,
                customerContact.request(),
                null,
                closed.minusMillis(1)));
        var at = closed.plusSeconds(30);
        trafficDay.happensOnce(new AssignTicket(ticket, agent, at.plusSeconds(300)));
        trafficDay.happens(
                new NoteOnTicket(ticket, new MessageId("n-1"), author, contactTopic.note(), at.plusSeconds(900)));
        if (chance.nextInt(3) == 0) {
            trafficDay.happensOnce(new HoldTicket(ticket, "A supplier has to answer first", at.plusSeconds(1_000)));
            trafficDay.happensOnce(new ResumeTicket(ticket, at.plusSeconds(2_400)));
        }
        if (chance.nextInt(4) == 0) return; // still being worked on
        var answer = contactTopic.answers().get(contactTopic.answers().size() - 1);
        trafficDay.happens(new ReplyToTicket(ticket, new MessageId("r-1"), author, answer, at.plusSeconds(3_000)));
        trafficDay.happensOnce(new SolveTicket(ticket, author, at.plusSeconds(3_060)));
    }
}
