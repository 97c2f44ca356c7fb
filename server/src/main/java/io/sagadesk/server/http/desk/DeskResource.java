package io.sagadesk.server.http.desk;

import io.sagadesk.api.desk.DeskCommand.AcceptConversation;
import io.sagadesk.api.desk.DeskCommand.AdoptRouting;
import io.sagadesk.api.desk.DeskCommand.ChangePresence;
import io.sagadesk.api.desk.DeskCommand.DeclineConversation;
import io.sagadesk.api.desk.DeskCommand.EnqueueConversation;
import io.sagadesk.api.desk.DeskCommand.LeaveQueue;
import io.sagadesk.api.desk.DeskCommand.NoticeWait;
import io.sagadesk.api.desk.DeskCommand.OfferWayOut;
import io.sagadesk.api.desk.DeskCommand.OpenDesk;
import io.sagadesk.api.desk.DeskCommand.ReleaseConversation;
import io.sagadesk.api.desk.DeskCommand.RequireSenior;
import io.sagadesk.api.desk.DeskCommand.SignIn;
import io.sagadesk.api.desk.DeskCommand.TransferConversation;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.CreatesId;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of desks: agents, the queue, and the assignment of conversations. */
@RestController
@RequestMapping("/v1/desks/{deskId}")
class DeskResource {

    private final CommandSender sender;

    DeskResource(CommandSender sender) {
        this.sender = sender;
    }

    @PutMapping
    @CreatesId("deskId")
    ResponseEntity<CommandAnswer> openDesk(CommandMessage<OpenDesk> command) {
        return sender.create(command, command.getPayload().deskId().value());
    }

    @PutMapping("/routing")
    ResponseEntity<CommandAnswer> adoptRouting(CommandMessage<AdoptRouting> command) {
        return sender.send(command);
    }

    @PutMapping("/agents/{agentId}")
    ResponseEntity<CommandAnswer> signIn(CommandMessage<SignIn> command) {
        return sender.send(command);
    }

    @PutMapping("/agents/{agentId}/presence")
    ResponseEntity<CommandAnswer> changePresence(CommandMessage<ChangePresence> command) {
        return sender.send(command);
    }

    @PutMapping("/queue/{conversationId}")
    ResponseEntity<CommandAnswer> enqueueConversation(CommandMessage<EnqueueConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/queue/{conversationId}/leaving")
    ResponseEntity<CommandAnswer> leaveQueue(CommandMessage<LeaveQueue> command) {
        return sender.send(command);
    }

    @PostMapping("/queue/{conversationId}/notice")
    ResponseEntity<CommandAnswer> noticeWait(CommandMessage<NoticeWait> command) {
        return sender.send(command);
    }

    @PostMapping("/queue/{conversationId}/way-out")
    ResponseEntity<CommandAnswer> offerWayOut(CommandMessage<OfferWayOut> command) {
        return sender.send(command);
    }

    @PostMapping("/queue/{conversationId}/senior")
    ResponseEntity<CommandAnswer> requireSenior(CommandMessage<RequireSenior> command) {
        return sender.send(command);
    }

    @PostMapping("/conversations/{conversationId}/acceptance")
    ResponseEntity<CommandAnswer> acceptConversation(CommandMessage<AcceptConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/conversations/{conversationId}/refusal")
    ResponseEntity<CommandAnswer> declineConversation(CommandMessage<DeclineConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/conversations/{conversationId}/transfer")
    ResponseEntity<CommandAnswer> transferConversation(CommandMessage<TransferConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/conversations/{conversationId}/release")
    ResponseEntity<CommandAnswer> releaseConversation(CommandMessage<ReleaseConversation> command) {
        return sender.send(command);
    }
}
