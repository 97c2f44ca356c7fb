package io.sagadesk.command.repeats;

import io.sagadesk.api.Command;
import io.sagadesk.api.Decision;
import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
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
import io.sagadesk.api.ticket.TicketEvent.CustomerAwaited;
import io.sagadesk.api.ticket.TicketEvent.TicketOpened;
import io.sagadesk.api.ticket.TicketEvent.TicketSolved;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.command.ticket.Ticket;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** Repeats of the commands to a ticket. */
public final class TicketRepeats {

    private static final TicketId ID = new TicketId("t-1");
    private static final CustomerId ANNA = new CustomerId("c-1");
    private static final MessageId MESSAGE = new MessageId("m-1");
    private static final Author BOB = Author.agent("a-1");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Decision SLA = new Decision("sla", 3, Map.of("target", "PT4H"));
    private static final TargetInstance SECOND = new TargetInstance(ServiceLevelTarget.NEXT_RESPONSE, 2);
    private static final PolicyVersion POLICY = new PolicyVersion(PolicyId.of(PolicyKind.SLA), 3);
    private static final TicketOpened OPENED = new TicketOpened(ID, ANNA, null, Priority.NORMAL, "Parcel", null, NOON);

    private TicketRepeats() {}

    public static Stream<RepeatCase> all() {
        var open = new OpenTicket(ID, ANNA, null, Priority.NORMAL, "Parcel", null, NOON);
        var openUnderPolicy = new OpenTicket(ID, ANNA, null, Priority.NORMAL, "Parcel", POLICY, NOON);
        return Stream.concat(
                ends(),
                Stream.of(
                        RepeatCase.withId(Ticket.class, open),
                        RepeatCase.withId(Ticket.class, openUnderPolicy),
                        withId(new ReplyToTicket(ID, MESSAGE, BOB, "It is on its way", NOON)),
                        withId(new NoteOnTicket(ID, MESSAGE, BOB, "Called the carrier", NOON)),
                        ofState(new AssignTicket(ID, new AgentId("a-1"), NOON)),
                        ofState(new ChangePriority(ID, Priority.HIGH, NOON)),
                        ofState(new AwaitCustomer(ID, NOON)),
                        ofState(new HoldTicket(ID, "carrier", NOON)),
                        ofState(new ResumeTicket(ID, NOON)).after(OPENED, new CustomerAwaited(ID, ANNA, NOON)),
                        ofState(new EscalateTicket(ID, Tier.SUPERVISOR, SLA, NOON))
                                .unnoticed("the tier is reached, for whatever reason", "because"),
                        ofState(new ApplyServiceLevel(ID, POLICY, "everyone", SLA, NOON))
                                .unnoticed("the service level applies, for whatever reason", "because")));
    }

    private static Stream<RepeatCase> ends() {
        var measured = "measured again, the same outcome has other inputs, such as the time elapsed";
        var done = "the ticket is in this state, by whomever";
        return Stream.of(
                ofState(new RecordRisk(ID, SECOND, SLA, NOON)).unnoticed(measured, "because"),
                ofState(new RecordBreach(ID, SECOND, 1, SLA, NOON)).unnoticed(measured, "because"),
                ofState(new RecordTargetMet(ID, SECOND, SLA, NOON)).unnoticed(measured, "because"),
                ofState(new SolveTicket(ID, BOB, NOON)).unnoticed(done, "by"),
                ofState(new ReopenTicket(ID, BOB, NOON))
                        .after(OPENED, new TicketSolved(ID, ANNA, BOB, NOON))
                        .unnoticed(done, "by"),
                ofState(new CloseTicket(ID, BOB, NOON)),
                ofState(new MergeTicket(ID, new TicketId("t-2"), NOON)));
    }

    private static RepeatCase withId(Command command) {
        return RepeatCase.withId(Ticket.class, command, "messageId").after(OPENED);
    }

    private static RepeatCase ofState(Command command) {
        return RepeatCase.ofState(Ticket.class, command).after(OPENED);
    }
}
