package io.sagadesk.server.http.offer;

import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.CreatesId;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of offers. Sagas carry on an offer that is proposed here. */
@RestController
@RequestMapping("/v1/customers/{customerId}")
class OfferResource {

    private final CommandSender sender;

    OfferResource(CommandSender sender) {
        this.sender = sender;
    }

    @PutMapping("/offers/{offerId}")
    @CreatesId("offerId")
    ResponseEntity<CommandAnswer> proposeOffer(CommandMessage<ProposeOffer> command) {
        return sender.create(command, command.getPayload().offerId().value());
    }

    @PostMapping("/offers/{offerId}/clearing")
    ResponseEntity<CommandAnswer> clearOffer(CommandMessage<ClearOffer> command) {
        return sender.send(command);
    }

    @PostMapping("/offers/{offerId}/postponement")
    ResponseEntity<CommandAnswer> postponeOffer(CommandMessage<PostponeOffer> command) {
        return sender.send(command);
    }

    @PostMapping("/offers/{offerId}/making")
    ResponseEntity<CommandAnswer> makeOffer(CommandMessage<MakeOffer> command) {
        return sender.send(command);
    }

    @PostMapping("/offers/{offerId}/withholding")
    ResponseEntity<CommandAnswer> withholdOffer(CommandMessage<WithholdOffer> command) {
        return sender.send(command);
    }

    @PostMapping("/win-back")
    ResponseEntity<CommandAnswer> startWinBack(CommandMessage<StartWinBack> command) {
        return sender.send(command);
    }

    @PostMapping("/win-back/end")
    ResponseEntity<CommandAnswer> endWinBack(CommandMessage<EndWinBack> command) {
        return sender.send(command);
    }
}
