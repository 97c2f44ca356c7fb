package io.sagadesk.server.http.customer;

import io.sagadesk.api.customer.CustomerCommand.AssessSegment;
import io.sagadesk.api.customer.CustomerCommand.ChangeContactDetails;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import io.sagadesk.api.customer.CustomerCommand.GiveConsent;
import io.sagadesk.api.customer.CustomerCommand.LiftLegalHold;
import io.sagadesk.api.customer.CustomerCommand.LinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.PlaceLegalHold;
import io.sagadesk.api.customer.CustomerCommand.RegisterCustomer;
import io.sagadesk.api.customer.CustomerCommand.VerifyIdentity;
import io.sagadesk.api.customer.CustomerCommand.WithdrawConsent;
import io.sagadesk.server.http.command.Answer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.Creates;
import io.sagadesk.server.log.LogFollower;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers: who they are, what they allow, what they may ask to be forgotten. */
@RestController
@RequestMapping("/v1/customers")
class CustomerResource {

    private final CommandSender sender;
    private final LogFollower follower;

    CustomerResource(CommandSender sender, LogFollower follower) {
        this.sender = sender;
        this.follower = follower;
    }

    @PostMapping
    @Creates("customerId")
    ResponseEntity<Answer> register(CommandMessage<RegisterCustomer> command) {
        return sender.create(command, command.getPayload().customerId().value());
    }

    @PutMapping("/{customerId}")
    @Creates("customerId")
    ResponseEntity<Answer> registerAs(CommandMessage<RegisterCustomer> command) {
        return sender.create(command, command.getPayload().customerId().value());
    }

    @PostMapping("/{customerId}/identities")
    ResponseEntity<Answer> linkIdentity(CommandMessage<LinkIdentity> command) {
        return sender.send(command);
    }

    @PutMapping("/{customerId}/contact")
    ResponseEntity<Answer> changeContactDetails(CommandMessage<ChangeContactDetails> command) {
        return sender.send(command);
    }

    @PutMapping("/{customerId}/consents/{purpose}")
    ResponseEntity<Answer> giveConsent(CommandMessage<GiveConsent> command) {
        return sender.send(command);
    }

    @DeleteMapping("/{customerId}/consents/{purpose}")
    ResponseEntity<Answer> withdrawConsent(CommandMessage<WithdrawConsent> command) {
        return sender.send(command);
    }

    @PostMapping("/{customerId}/verifications")
    ResponseEntity<Answer> verifyIdentity(CommandMessage<VerifyIdentity> command) {
        return sender.send(command);
    }

    @PutMapping("/{customerId}/segment")
    ResponseEntity<Answer> assessSegment(CommandMessage<AssessSegment> command) {
        return sender.send(command);
    }

    @PutMapping("/{customerId}/legal-holds/{holdId}")
    ResponseEntity<Answer> placeLegalHold(CommandMessage<PlaceLegalHold> command) {
        return sender.send(command);
    }

    @DeleteMapping("/{customerId}/legal-holds/{holdId}")
    ResponseEntity<Answer> liftLegalHold(CommandMessage<LiftLegalHold> command) {
        return sender.send(command);
    }

    @PostMapping("/{customerId}/forgetting")
    ResponseEntity<Answer> forgetCustomer(CommandMessage<ForgetCustomer> command) {
        var answer = sender.send(command);
        follower.forgetNow(); // whoever is told that a customer was forgotten may rely on it
        return answer;
    }
}
