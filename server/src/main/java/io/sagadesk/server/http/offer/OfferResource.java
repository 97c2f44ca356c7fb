package io.sagadesk.server.http.offer;

import io.sagadesk.api.customer.CustomerCommand.EndWinBack;
import io.sagadesk.api.customer.CustomerCommand.StartWinBack;
import io.sagadesk.api.offer.OfferCommand.ClearOffer;
import io.sagadesk.api.offer.OfferCommand.MakeOffer;
import io.sagadesk.api.offer.OfferCommand.PostponeOffer;
import io.sagadesk.api.offer.OfferCommand.ProposeOffer;
import io.sagadesk.api.offer.OfferCommand.WithholdOffer;
import io.sagadesk.server.http.command.Answer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.Creates;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a customer is offered. Processes see to the rest of an offer that was proposed here. */
@RestController
@RequestMapping("/v1/customers/{customerId}")
class OfferResource {

    private final CommandSender sender;

    OfferResource(CommandSender sender) {
        this.sender = sender;
    }

    @PutMapping("/offers/{offerId}")
    @Creates("offerId")
    ResponseEntity<Answer> proposeOffer(CommandMessage<ProposeOffer> command) {
        return sender.create(command, command.getPayload().offerId().value());
    }

    @PostMapping("/offers/{offerId}/clearing")
    ResponseEntity<Answer> clearOffer(CommandMessage<ClearOffer> command) {
        return sender.send(command);
    }

    @PostMapping("/offers/{offerId}/postponement")
    ResponseEntity<Answer> postponeOffer(CommandMessage<PostponeOffer> command) {
        return sender.send(command);
    }

    @PostMapping("/offers/{offerId}/making")
    ResponseEntity<Answer> makeOffer(CommandMessage<MakeOffer> command) {
        return sender.send(command);
    }

    @PostMapping("/offers/{offerId}/withholding")
    ResponseEntity<Answer> withholdOffer(CommandMessage<WithholdOffer> command) {
        return sender.send(command);
    }

    @PostMapping("/win-back")
    ResponseEntity<Answer> startWinBack(CommandMessage<StartWinBack> command) {
        return sender.send(command);
    }

    @PostMapping("/win-back/end")
    ResponseEntity<Answer> endWinBack(CommandMessage<EndWinBack> command) {
        return sender.send(command);
    }
}
