package io.sagadesk.server.http.ticket;

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
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.CreatesId;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of tickets: replies, service levels, escalation, solution. */
@RestController
@RequestMapping("/v1/tickets")
class TicketResource {

    private final CommandSender sender;

    TicketResource(CommandSender sender) {
        this.sender = sender;
    }

    @PostMapping
    @CreatesId("ticketId")
    ResponseEntity<CommandAnswer> open(CommandMessage<OpenTicket> command) {
        return sender.create(command, command.getPayload().ticketId().value());
    }

    @PutMapping("/{ticketId}")
    @CreatesId("ticketId")
    ResponseEntity<CommandAnswer> openAs(CommandMessage<OpenTicket> command) {
        return sender.create(command, command.getPayload().ticketId().value());
    }

    @PutMapping("/{ticketId}/assignee")
    ResponseEntity<CommandAnswer> assignTicket(CommandMessage<AssignTicket> command) {
        return sender.send(command);
    }

    @PutMapping("/{ticketId}/priority")
    ResponseEntity<CommandAnswer> changePriority(CommandMessage<ChangePriority> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/replies")
    @CreatesId("messageId")
    ResponseEntity<CommandAnswer> reply(CommandMessage<ReplyToTicket> command) {
        return sender.create(command, command.getPayload().messageId().value());
    }

    @PutMapping("/{ticketId}/replies/{messageId}")
    @CreatesId("messageId")
    ResponseEntity<CommandAnswer> replyAs(CommandMessage<ReplyToTicket> command) {
        return sender.create(command, command.getPayload().messageId().value());
    }

    @PostMapping("/{ticketId}/notes")
    @CreatesId("messageId")
    ResponseEntity<CommandAnswer> note(CommandMessage<NoteOnTicket> command) {
        return sender.create(command, command.getPayload().messageId().value());
    }

    @PutMapping("/{ticketId}/notes/{messageId}")
    @CreatesId("messageId")
    ResponseEntity<CommandAnswer> noteAs(CommandMessage<NoteOnTicket> command) {
        return sender.create(command, command.getPayload().messageId().value());
    }

    @PostMapping("/{ticketId}/awaiting")
    ResponseEntity<CommandAnswer> awaitCustomer(CommandMessage<AwaitCustomer> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/hold")
    ResponseEntity<CommandAnswer> holdTicket(CommandMessage<HoldTicket> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/resumption")
    ResponseEntity<CommandAnswer> resumeTicket(CommandMessage<ResumeTicket> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/escalations")
    ResponseEntity<CommandAnswer> escalateTicket(CommandMessage<EscalateTicket> command) {
        return sender.send(command);
    }

    @PutMapping("/{ticketId}/service-level")
    ResponseEntity<CommandAnswer> applyServiceLevel(CommandMessage<ApplyServiceLevel> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/risks")
    ResponseEntity<CommandAnswer> recordRisk(CommandMessage<RecordRisk> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/breaches")
    ResponseEntity<CommandAnswer> recordBreach(CommandMessage<RecordBreach> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/targets-met")
    ResponseEntity<CommandAnswer> recordTargetMet(CommandMessage<RecordTargetMet> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/solution")
    ResponseEntity<CommandAnswer> solveTicket(CommandMessage<SolveTicket> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/reopening")
    ResponseEntity<CommandAnswer> reopenTicket(CommandMessage<ReopenTicket> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/closing")
    ResponseEntity<CommandAnswer> closeTicket(CommandMessage<CloseTicket> command) {
        return sender.send(command);
    }

    @PostMapping("/{ticketId}/merger")
    ResponseEntity<CommandAnswer> mergeTicket(CommandMessage<MergeTicket> command) {
        return sender.send(command);
    }
}
