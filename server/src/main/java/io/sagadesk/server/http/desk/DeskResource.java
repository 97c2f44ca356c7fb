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
import io.sagadesk.server.http.command.Answer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.Creates;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Desks: their agents, their queue, and who serves whom. */
@RestController
@RequestMapping("/v1/desks/{deskId}")
class DeskResource {

    private final CommandSender sender;

    DeskResource(CommandSender sender) {
        this.sender = sender;
    }

    @PutMapping
    @Creates("deskId")
    ResponseEntity<Answer> openDesk(CommandMessage<OpenDesk> command) {
        return sender.create(command, command.getPayload().deskId().value());
    }

    @PutMapping("/routing")
    ResponseEntity<Answer> adoptRouting(CommandMessage<AdoptRouting> command) {
        return sender.send(command);
    }

    @PutMapping("/agents/{agentId}")
    ResponseEntity<Answer> signIn(CommandMessage<SignIn> command) {
        return sender.send(command);
    }

    @PutMapping("/agents/{agentId}/presence")
    ResponseEntity<Answer> changePresence(CommandMessage<ChangePresence> command) {
        return sender.send(command);
    }

    @PutMapping("/queue/{conversationId}")
    ResponseEntity<Answer> enqueueConversation(CommandMessage<EnqueueConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/queue/{conversationId}/leaving")
    ResponseEntity<Answer> leaveQueue(CommandMessage<LeaveQueue> command) {
        return sender.send(command);
    }

    @PostMapping("/queue/{conversationId}/notice")
    ResponseEntity<Answer> noticeWait(CommandMessage<NoticeWait> command) {
        return sender.send(command);
    }

    @PostMapping("/queue/{conversationId}/way-out")
    ResponseEntity<Answer> offerWayOut(CommandMessage<OfferWayOut> command) {
        return sender.send(command);
    }

    @PostMapping("/queue/{conversationId}/senior")
    ResponseEntity<Answer> requireSenior(CommandMessage<RequireSenior> command) {
        return sender.send(command);
    }

    @PostMapping("/conversations/{conversationId}/acceptance")
    ResponseEntity<Answer> acceptConversation(CommandMessage<AcceptConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/conversations/{conversationId}/refusal")
    ResponseEntity<Answer> declineConversation(CommandMessage<DeclineConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/conversations/{conversationId}/transfer")
    ResponseEntity<Answer> transferConversation(CommandMessage<TransferConversation> command) {
        return sender.send(command);
    }

    @PostMapping("/conversations/{conversationId}/release")
    ResponseEntity<Answer> releaseConversation(CommandMessage<ReleaseConversation> command) {
        return sender.send(command);
    }
}
