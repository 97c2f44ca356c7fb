package io.sagadesk.saga.ticket;

import io.sagadesk.api.Command;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand.EscalateTicket;
import io.sagadesk.api.ticket.TicketCommand.RecordBreach;
import io.sagadesk.api.ticket.TicketCommand.RecordRisk;
import io.sagadesk.api.ticket.TicketCommand.RecordTargetMet;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.rules.ticket.ApplicableServiceLevel;
import io.sagadesk.rules.ticket.EscalationPolicy;
import io.sagadesk.rules.ticket.ServiceLevelClocks.Met;
import io.sagadesk.rules.ticket.ServiceLevelClocks.Reached;
import io.sagadesk.saga.SagaCommandGateway;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;

/**
 * Sends the service-level commands that follow from one event to a ticket. A refusal is harmless: the ticket was already
 * met, breached or closed.
 */
record ServiceLevelCommands(
        TicketId ticketId, ApplicableServiceLevel terms, SagaCommandGateway commands, EventMessage<?> cause) {

    /** Records a warning or a breach; returns the tier in charge afterwards. */
    Tier recordReached(Reached reached, Tier tier) {
        var because = terms.because(reached.instance(), reached.promised(), reached.elapsed());
        if (reached.level() == 0) {
            send(new RecordRisk(ticketId, reached.instance(), because, reached.at()));
            return tier;
        }
        var breach = new RecordBreach(ticketId, reached.instance(), reached.level(), because, reached.at());
        return send(breach).isDone() ? escalate(reached, tier) : tier;
    }

    void recordMet(Met met, Instant at) {
        var because = terms.because(met.instance(), met.promised(), met.elapsed());
        send(new RecordTargetMet(ticketId, met.instance(), because, at));
    }

    private Tier escalate(Reached reached, Tier from) {
        var above = terms.escalation().tierAbove(from);
        if (above.isEmpty()) return from;
        var to = above.get();
        var because = terms.escalation().because(from, to, reached.instance(), reached.level());
        commands.send(EscalationPolicy.RULE, new EscalateTicket(ticketId, to, because, reached.at()), cause);
        return to;
    }

    private SagaCommandGateway.Answer send(Command command) {
        return commands.send(ApplicableServiceLevel.SERVICE_LEVELS, command, cause);
    }
}
