package io.sagadesk.server.http.visit;

import io.sagadesk.api.visit.VisitCommand.AbandonCart;
import io.sagadesk.api.visit.VisitCommand.InviteToChat;
import io.sagadesk.api.visit.VisitCommand.RecordCartChange;
import io.sagadesk.api.visit.VisitCommand.RecordPageView;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.CreatesId;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of visits: page views, cart changes, chat invitations. */
@RestController
@RequestMapping("/v1/visits/{visitId}")
class VisitResource {

    private final CommandSender sender;

    VisitResource(CommandSender sender) {
        this.sender = sender;
    }

    @PostMapping("/page-views")
    @CreatesId("sightingId")
    ResponseEntity<CommandAnswer> recordPageView(CommandMessage<RecordPageView> command) {
        return sender.create(command, command.getPayload().sightingId().value());
    }

    @PostMapping("/cart-changes")
    @CreatesId("sightingId")
    ResponseEntity<CommandAnswer> recordCartChange(CommandMessage<RecordCartChange> command) {
        return sender.create(command, command.getPayload().sightingId().value());
    }

    @PostMapping("/invitation")
    ResponseEntity<CommandAnswer> inviteToChat(CommandMessage<InviteToChat> command) {
        return sender.send(command);
    }

    @PostMapping("/cart-abandonment")
    ResponseEntity<CommandAnswer> abandonCart(CommandMessage<AbandonCart> command) {
        return sender.send(command);
    }
}
