package io.sagadesk.server.http.order;

import io.sagadesk.api.order.OrderCommand.RecordPurchase;
import io.sagadesk.api.order.OrderCommand.RecordReturn;
import io.sagadesk.server.http.command.CommandAnswer;
import io.sagadesk.server.http.command.CommandSender;
import io.sagadesk.server.http.command.CreatesId;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands of orders: purchases and returns. */
@RestController
@RequestMapping("/v1/orders/{orderId}")
class OrderResource {

    private final CommandSender sender;

    OrderResource(CommandSender sender) {
        this.sender = sender;
    }

    @PutMapping
    @CreatesId("orderId")
    ResponseEntity<CommandAnswer> recordPurchase(CommandMessage<RecordPurchase> command) {
        return sender.create(command, command.getPayload().orderId().value());
    }

    @PostMapping("/returns")
    @CreatesId("returnId")
    ResponseEntity<CommandAnswer> recordReturn(CommandMessage<RecordReturn> command) {
        return sender.create(command, command.getPayload().returnId().value());
    }

    @PutMapping("/returns/{returnId}")
    @CreatesId("returnId")
    ResponseEntity<CommandAnswer> recordReturnAs(CommandMessage<RecordReturn> command) {
        return sender.create(command, command.getPayload().returnId().value());
    }
}
