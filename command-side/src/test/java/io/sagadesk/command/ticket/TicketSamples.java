package io.sagadesk.command.ticket;

import static io.sagadesk.api.conversation.Author.CUSTOMER;

import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReplyToTicket;
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.TargetBreached;
import io.sagadesk.api.ticket.TicketEvent.TargetMet;
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
import io.sagadesk.api.ticket.Tier;
import java.time.Instant;
import java.util.Map;

/** Sample commands and events of a ticket. */
final class TicketSamples {

    static final TicketId ID = new TicketId("t-1");
    static final TicketId OTHER = new TicketId("t-2");
    static final CustomerId ANNA = new CustomerId("c-1");
    static final AgentId BOB = new AgentId("a-1");
    static final AgentId EVE = new AgentId("a-2");
    static final Author AGENT = Author.agent("a-1");
    static final MessageId M1 = new MessageId("m-1");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Instant LATER = NOON.plusSeconds(60);
    static final Decision SLA = new Decision("sla", 3, Map.of("target", "PT4H"));
    static final TargetInstance FIRST_RESPONSE = new TargetInstance(ServiceLevelTarget.FIRST_RESPONSE, 1);

    static final OpenTicket OPEN = new OpenTicket(ID, ANNA, null, Priority.NORMAL, "Parcel", null, NOON);
    static final TicketOpened OPENED = new TicketOpened(ID, ANNA, null, Priority.NORMAL, "Parcel", null, NOON);
    static final TicketAssigned ASSIGNED = new TicketAssigned(ID, ANNA, null, BOB, NOON);
    static final CustomerAwaited AWAITED = new CustomerAwaited(ID, ANNA, NOON);
    static final TicketHeld HELD = new TicketHeld(ID, ANNA, "carrier", NOON);
    static final TicketResumed RESUMED = new TicketResumed(ID, ANNA, NOON);
    static final TicketSolved SOLVED = new TicketSolved(ID, ANNA, AGENT, NOON);
    static final TicketReopened REOPENED = new TicketReopened(ID, ANNA, AGENT, NOON);
    static final TicketClosed CLOSED = new TicketClosed(ID, ANNA, AGENT, NOON);
    static final TicketMerged MERGED = new TicketMerged(ID, ANNA, OTHER, NOON);
    static final TicketReplied ANNA_REPLIED = new TicketReplied(ID, ANNA, M1, CUSTOMER, "Any news?", NOON);
    static final TicketReplied BOB_REPLIED = new TicketReplied(ID, ANNA, M1, AGENT, "It is on its way", NOON);
    static final TicketNoted NOTED = new TicketNoted(ID, ANNA, M1, AGENT, "Called the carrier", NOON);
    static final TicketEscalated ESCALATED = new TicketEscalated(ID, ANNA, Tier.AGENT, Tier.SUPERVISOR, SLA, NOON);
    static final TargetMet MET = new TargetMet(ID, ANNA, FIRST_RESPONSE, SLA, NOON);

    private TicketSamples() {}

    static ReplyToTicket reply(Author author, String text) {
        return new ReplyToTicket(ID, M1, author, text, NOON);
    }

    static TargetBreached breached(int level) {
        return new TargetBreached(ID, ANNA, FIRST_RESPONSE, level, SLA, NOON);
    }
}
