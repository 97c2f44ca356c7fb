package io.sagadesk.server.http.policy;

import io.sagadesk.api.policy.PolicyCommand.PublishPolicy;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes versions of policies. */
@RestController
@RequestMapping("/v1/policies/{policyId}/versions")
class PolicyResource {

    private final CommandSender sender;

    PolicyResource(CommandSender sender) {
        this.sender = sender;
    }

    @PutMapping("/{version}")
    ResponseEntity<CommandAnswer> publishPolicy(CommandMessage<PublishPolicy> command) {
        return sender.send(command);
    }
}
