package io.sagadesk.command.cases;

import static io.sagadesk.command.cases.CommandCase.Trouble.FOREIGN;
import static io.sagadesk.command.cases.CommandCase.Trouble.NOTHING;
import static io.sagadesk.command.cases.CommandCase.Trouble.WRONG_STATE;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.ConversationId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.policy.PolicyId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.PolicyVersion;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.TicketCommand.ApplyServiceLevel;
import io.sagadesk.api.ticket.TicketCommand.AssignTicket;
import io.sagadesk.api.ticket.TicketCommand.AwaitCustomer;
import io.sagadesk.api.ticket.TicketCommand.ChangePriority;
import io.sagadesk.api.ticket.TicketCommand.CloseTicket;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.HoldTicket;
import io.sagadesk.api.ticket.TicketCommand.MergeTicket;
import io.sagadesk.api.ticket.TicketCommand.NoteOnTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.RecordBreach;
import io.sagadesk.api.ticket.TicketCommand.RecordRisk;
import io.sagadesk.api.ticket.TicketCommand.RecordTargetMet;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReplyToTicket;
import io.sagadesk.api.ticket.TicketCommand.ResumeTicket;
import io.sagadesk.api.ticket.TicketCommand.SolveTicket;
import io.sagadesk.api.ticket.TicketEvent.TicketHeld;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.command.ticket.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** The commands to a ticket. */
public final class TicketCases {

    private static final TicketId TICKET = new TicketId("t-1");
    private static final TicketId OTHER = new TicketId("t-2");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final CustomerId THIEF = new CustomerId("thief");
    private static final ConversationId TALK = new ConversationId("talk-1");
    private static final MessageId M1 = new MessageId("m-1");
    private static final Author AGENT = Author.agent("a-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Decision BECAUSE = new Decision("sla", 0, Map.of());
    private static final TargetInstance FIRST = new TargetInstance(ServiceLevelTarget.FIRST_RESPONSE, 1);
    private static final TicketOpened OPENED =
            new TicketOpened(TICKET, ANNA, null, Priority.NORMAL, "Parcel", null, NOON);
    private static final String THERE = "the ticket is in this state already";
    private static final String ONCE = "each level of a target is reached once, whatever the evidence";

    private TicketCases() {}

    public static Stream<CommandCase> all() {
        return Stream.of(openings(), texts(), states(), serviceLevels(), ends()).flatMap(cases -> cases);
    }

    private static Stream<CommandCase> openings() {
        var open = new OpenTicket(TICKET, ANNA, TALK, Priority.NORMAL, "Parcel", sla(0), NOON);
        return Stream.of(
                CommandCase.of(Ticket.class, open)
                        .among(world -> world.facts.of(ANNA, TALK))
                        .refuses("conversationId", NOTHING, "conversation-unknown", new ConversationId("never"))
                        .refuses("conversationId", FOREIGN, "wrong-customer", world -> world.facts.of(THIEF, TALK))
                        .refuses("customerId", FOREIGN, "wrong-customer", THIEF)
                        .refuses("policy", NOTHING, "policy-unknown", sla(7))
                        .refuses(
                                "policy",
                                FOREIGN,
                                "no-service-level",
                                new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 0))
                        .repeatRefused(
                                "ticket-exists", "customerId", "conversationId", "priority", "subject", "policy"),
                opened(new AssignTicket(TICKET, new AgentId("a-1"), NOON))
                        .among(world -> world.facts.with(new AgentId("a-1"), new AgentId("another")))
                        .refuses("agentId", NOTHING, "agent-unknown", new AgentId("nobody"))
                        .repeatRecorded("agentId"),
                opened(new ChangePriority(TICKET, Priority.HIGH, NOON)).repeatRecorded("priority"));
    }

    private static Stream<CommandCase> texts() {
        return Stream.of(
                opened(new ReplyToTicket(TICKET, M1, AGENT, "On its way", NOON))
                        .exempts("messageId", "the reply begins with it")
                        .repeatRecorded("messageId")
                        .repeatRefused("message-exists", "author", "text"),
                opened(new NoteOnTicket(TICKET, M1, AGENT, "Called the carrier", NOON))
                        .exempts("messageId", "the note begins with it")
                        .repeatRecorded("messageId")
                        .repeatRefused("message-exists", "author", "text"));
    }

    private static Stream<CommandCase> states() {
        return Stream.of(
                opened(new AwaitCustomer(TICKET, NOON)),
                opened(new HoldTicket(TICKET, "carrier", NOON)).repeatRecorded("reason"),
                CommandCase.of(
                        Ticket.class,
                        new ResumeTicket(TICKET, NOON),
                        OPENED,
                        new TicketHeld(TICKET, ANNA, "carrier", NOON)),
                opened(new EscalateTicket(TICKET, Tier.SENIOR, BECAUSE, NOON))
                        .repeatRecorded("to")
                        .repeatIgnored("the tier is reached already", "because"));
    }

    private static Stream<CommandCase> serviceLevels() {
        return Stream.of(
                opened(new ApplyServiceLevel(TICKET, sla(0), "everyone", BECAUSE, NOON))
                        .refuses("policy", NOTHING, "policy-unknown", sla(7))
                        .refuses(
                                "policy",
                                FOREIGN,
                                "no-service-level",
                                new PolicyVersion(PolicyId.of(PolicyKind.ROUTING), 0))
                        .refuses("plan", NOTHING, "plan-unknown", "ghost")
                        .repeatRefused("service-level-applied", "policy", "plan")
                        .repeatIgnored("the same plan, whatever the evidence", "because"),
                opened(new RecordRisk(TICKET, FIRST, BECAUSE, NOON))
                        .repeatRecorded("instance")
                        .repeatIgnored(ONCE, "because"),
                opened(new RecordBreach(TICKET, FIRST, 1, BECAUSE, NOON))
                        .repeatRecorded("instance", "level")
                        .repeatIgnored(ONCE, "because"),
                opened(new RecordTargetMet(TICKET, FIRST, BECAUSE, NOON))
                        .repeatRecorded("instance")
                        .repeatIgnored(ONCE, "because"));
    }

    private static Stream<CommandCase> ends() {
        return Stream.of(
                opened(new SolveTicket(TICKET, AGENT, NOON)).repeatIgnored(THERE, "by"),
                CommandCase.of(
                                Ticket.class,
                                new ReopenTicket(TICKET, AGENT, NOON),
                                OPENED,
                                new TicketSolved(TICKET, ANNA, AGENT, NOON))
                        .repeatIgnored(THERE, "by"),
                opened(new CloseTicket(TICKET, AGENT, NOON)).repeatRefused("ticket-closed", "by"),
                opened(new MergeTicket(TICKET, OTHER, NOON))
                        .among(world -> world.facts.of(ANNA, OTHER))
                        .refuses("into", NOTHING, "ticket-unknown", new TicketId("nothing"))
                        .refuses("into", FOREIGN, "wrong-customer", world -> world.facts.of(THIEF, OTHER))
                        .refuses("into", FOREIGN, "merge-into-itself", TICKET)
                        .refuses("into", WRONG_STATE, "ticket-closed", world -> world.closedTickets.add(OTHER))
                        .repeatRefused("ticket-merged", "into"));
    }

    private static CommandCase opened(Command command) {
        return CommandCase.of(Ticket.class, command, OPENED);
    }

    private static PolicyVersion sla(int version) {
        return new PolicyVersion(PolicyId.of(PolicyKind.SLA), version);
    }
}
