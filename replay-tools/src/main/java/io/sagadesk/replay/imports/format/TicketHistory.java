package io.sagadesk.replay.imports.format;

import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Author;
import io.sagadesk.api.id.AgentId;
import io.sagadesk.api.id.CustomerId;
import io.sagadesk.api.id.MessageId;
import io.sagadesk.api.id.TicketId;
import io.sagadesk.api.ticket.TicketCommand;
import io.sagadesk.api.ticket.TicketCommand.AssignTicket;
import io.sagadesk.api.ticket.TicketCommand.CloseTicket;
import io.sagadesk.api.ticket.TicketCommand.HoldTicket;
import io.sagadesk.api.ticket.TicketCommand.NoteOnTicket;
import io.sagadesk.api.ticket.TicketCommand.OpenTicket;
import io.sagadesk.api.ticket.TicketCommand.ReopenTicket;
import io.sagadesk.api.ticket.TicketCommand.ResumeTicket;
import io.sagadesk.api.ticket.TicketCommand.SolveTicket;
import io.sagadesk.api.ticket.TicketState;
import io.sagadesk.replay.client.CommandJsonLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the state of one ticket through the rows of its case, because the command for an activity depends on the state:
 * a second "Closed" cannot close the ticket again, so it becomes a note and is not lost.
 */
final class TicketHistory {

    private final TicketId id;
    private final List<byte[]> lines = new ArrayList<>();
    private TicketState state = TicketState.NEW;
    private @Nullable AgentId inCharge;
    private int row;

    TicketHistory(String name) {
        id = new TicketId(name);
    }

    boolean isOf(String name) {
        return id.value().equals(name);
    }

    /** Converts the ticket's next row to commands. */
    List<byte[]> after(String activity, AgentId agent, Instant at) {
        lines.clear();
        row++;
        if (row == 1) open(at);
        var by = Author.agent(agent.value());
        var before = lines.size();
        if (state != TicketState.CLOSED) act(activity, agent, by, at);
        if (lines.size() == before) note(activity, by, at);
        return List.copyOf(lines);
    }

    private void act(String activity, AgentId agent, Author by, Instant at) {
        switch (activity) {
            case "Take in charge ticket" -> takeInCharge(agent, by, at);
            case "Wait" -> hold(activity, by, at);
            case "Resolve ticket", "RESOLVED" -> solve(by, at);
            case "Closed" -> become(TicketState.CLOSED, new CloseTicket(id, by, at));
            default -> {} // does not change the ticket's state
        }
    }

    private void open(Instant at) {
        var customer = new CustomerId(HelpdeskFormat.SOURCE + "-" + id.value());
        var subject = "Help-desk case " + id.value();
        lines.add(CommandJsonLines.line(new OpenTicket(id, customer, null, Priority.NORMAL, subject, null, at)));
    }

    private void takeInCharge(AgentId agent, Author by, Instant at) {
        if (state == TicketState.SOLVED) become(TicketState.OPEN, new ReopenTicket(id, by, at));
        if (state == TicketState.ON_HOLD) become(TicketState.OPEN, new ResumeTicket(id, at));
        if (agent.equals(inCharge)) return;
        inCharge = agent;
        become(TicketState.OPEN, new AssignTicket(id, agent, at));
    }

    private void hold(String reason, Author by, Instant at) {
        if (state == TicketState.ON_HOLD) return;
        if (state == TicketState.SOLVED) become(TicketState.OPEN, new ReopenTicket(id, by, at));
        become(TicketState.ON_HOLD, new HoldTicket(id, reason, at));
    }

    private void solve(Author by, Instant at) {
        if (state != TicketState.SOLVED) become(TicketState.SOLVED, new SolveTicket(id, by, at));
    }

    private void become(TicketState next, TicketCommand command) {
        state = next;
        var request = HelpdeskFormat.SOURCE + ":" + id.value() + ":" + row + ":" + (lines.size() + 1);
        lines.add(CommandJsonLines.line(request, command));
    }

    private void note(String activity, Author by, Instant at) {
        lines.add(CommandJsonLines.line(new NoteOnTicket(id, new MessageId("row-" + row), by, activity, at)));
    }
}
