package io.sagadesk.server.http.visit;

import io.sagadesk.api.visit.VisitCommand.AbandonCart;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitCommand.RecordCartChange;
import io.sagadesk.api.visit.VisitCommand.RecordPageView;
import io.sagadesk.server.http.command.Answer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.Creates;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Visits: what a customer looked at and put into the cart. */
@RestController
@RequestMapping("/v1/visits/{visitId}")
class VisitResource {

    private final CommandSender sender;

    VisitResource(CommandSender sender) {
        this.sender = sender;
    }

    @PostMapping("/page-views")
    @Creates("sightingId")
    ResponseEntity<Answer> recordPageView(CommandMessage<RecordPageView> command) {
        return sender.create(command, command.getPayload().sightingId().value());
    }

    @PostMapping("/cart-changes")
    @Creates("sightingId")
    ResponseEntity<Answer> recordCartChange(CommandMessage<RecordCartChange> command) {
        return sender.create(command, command.getPayload().sightingId().value());
    }

    @PostMapping("/invitation")
    ResponseEntity<Answer> inviteToChat(CommandMessage<InviteToChat> command) {
        return sender.send(command);
    }

    @PostMapping("/cart-abandonment")
    ResponseEntity<Answer> abandonCart(CommandMessage<AbandonCart> command) {
        return sender.send(command);
    }
}
