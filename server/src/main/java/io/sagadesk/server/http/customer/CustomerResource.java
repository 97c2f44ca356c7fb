package io.sagadesk.server.http.customer;

import io.sagadesk.api.customer.ContactField;
import io.sagadesk.api.customer.CustomerCommand.AssessSegment;
import io.sagadesk.api.customer.CustomerCommand.ChangeContactDetails;
import io.sagadesk.api.customer.CustomerCommand.EditContactDetails;
import io.sagadesk.api.customer.CustomerCommand.ForgetCustomer;
import io.sagadesk.api.customer.CustomerCommand.GiveConsent;
import io.sagadesk.api.customer.CustomerCommand.LiftLegalHold;
import io.sagadesk.api.customer.CustomerCommand.LinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.PlaceLegalHold;
import io.sagadesk.api.customer.CustomerCommand.RegisterCustomer;
import io.sagadesk.api.customer.CustomerCommand.SuspectDuplicate;
import io.sagadesk.api.customer.CustomerCommand.UnlinkIdentity;
import io.sagadesk.api.customer.CustomerCommand.VerifyIdentity;
import io.sagadesk.api.customer.CustomerCommand.WithdrawConsent;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.CreatesId;
import io.sagadesk.server.http.command.RemovesFields;
import io.sagadesk.server.log.ForgettingProcessor;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of customers: registration, identities, contact, consents, legal holds, forgetting. */
@RestController
@RequestMapping("/v1/customers")
class CustomerResource {

    private final CommandSender sender;
    private final ForgettingProcessor follower;

    CustomerResource(CommandSender sender, ForgettingProcessor follower) {
        this.sender = sender;
        this.follower = follower;
    }

    @PostMapping
    @CreatesId("customerId")
    ResponseEntity<CommandAnswer> register(CommandMessage<RegisterCustomer> command) {
        return sender.create(command, command.getPayload().customerId().value());
    }

    @PutMapping("/{customerId}")
    @CreatesId("customerId")
    ResponseEntity<CommandAnswer> registerAs(CommandMessage<RegisterCustomer> command) {
        return sender.create(command, command.getPayload().customerId().value());
    }

    @PostMapping("/{customerId}/identities")
    ResponseEntity<CommandAnswer> linkIdentity(CommandMessage<LinkIdentity> command) {
        return sender.send(command);
    }

    /** A handle is personal data, so it is in the body: URLs are logged. */
    @PostMapping("/{customerId}/identities/unlinking")
    ResponseEntity<CommandAnswer> unlinkIdentity(CommandMessage<UnlinkIdentity> command) {
        return sender.send(command);
    }

    @PostMapping("/{customerId}/suspected-duplicates")
    ResponseEntity<CommandAnswer> suspectDuplicate(CommandMessage<SuspectDuplicate> command) {
        return sender.send(command);
    }

    @PutMapping("/{customerId}/contact")
    @RemovesFields(ContactField.class)
    ResponseEntity<CommandAnswer> changeContactDetails(CommandMessage<ChangeContactDetails> command) {
        return sender.send(command);
    }

    @PatchMapping("/{customerId}/contact")
    @RemovesFields(ContactField.class)
    ResponseEntity<CommandAnswer> editContactDetails(CommandMessage<EditContactDetails> command) {
        return sender.send(command);
    }

    @PutMapping("/{customerId}/consents/{purpose}")
    ResponseEntity<CommandAnswer> giveConsent(CommandMessage<GiveConsent> command) {
        return sender.send(command);
    }

    @DeleteMapping("/{customerId}/consents/{purpose}")
    ResponseEntity<CommandAnswer> withdrawConsent(CommandMessage<WithdrawConsent> command) {
        return sender.send(command);
    }

    @PostMapping("/{customerId}/verifications")
    ResponseEntity<CommandAnswer> verifyIdentity(CommandMessage<VerifyIdentity> command) {
        return sender.send(command);
    }

    @PutMapping("/{customerId}/segment")
    ResponseEntity<CommandAnswer> assessSegment(CommandMessage<AssessSegment> command) {
        return sender.send(command);
    }

    @PutMapping("/{customerId}/legal-holds/{holdId}")
    ResponseEntity<CommandAnswer> placeLegalHold(CommandMessage<PlaceLegalHold> command) {
        return sender.send(command);
    }

    @DeleteMapping("/{customerId}/legal-holds/{holdId}")
    ResponseEntity<CommandAnswer> liftLegalHold(CommandMessage<LiftLegalHold> command) {
        return sender.send(command);
    }

    @PostMapping("/{customerId}/forgetting")
    ResponseEntity<CommandAnswer> forgetCustomer(CommandMessage<ForgetCustomer> command) {
        var answer = sender.send(command);
        follower.forgetNow(); // whoever is told that a customer was forgotten may rely on it
        return answer;
    }
}
