package io.sagadesk.server.http.command;

import io.sagadesk.api.Command;
import io.sagadesk.server.command.CommandReceipt;
import io.sagadesk.server.command.ConflictRetry;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends commands and returns when their events are on disk. */
@Component
public class CommandSender {

    public static final String POSITION = "Sagadesk-Position";

    private final CommandGateway commands;

    CommandSender(CommandGateway commands) {
        this.commands = commands;
    }

    /** Sends a command that changes an existing object. */
    public ResponseEntity<CommandAnswer> send(CommandMessage<? extends Command> command) {
        return answer(dispatch(command), null, HttpStatus.OK);
    }

    /** Sends a command that creates an object: 201, or 200 if it existed already. */
    public ResponseEntity<CommandAnswer> create(CommandMessage<? extends Command> command, Object id) {
        var receipt = dispatch(command);
        return answer(receipt, id, receipt.isRepeat() ? HttpStatus.OK : HttpStatus.CREATED);
    }

    /** Sends a command and returns its receipt. */
    public CommandReceipt dispatch(CommandMessage<? extends Command> command) {
        return ConflictRetry.run(() -> sendOnce(command));
    }

    private CommandReceipt sendOnce(CommandMessage<? extends Command> command) {
        CommandReceipt receipt = commands.sendAndWait(command);
        var refusal = receipt.refusal();
        if (refusal.isPresent()) throw refusal.get().asFailure();
        return receipt;
    }

    private static ResponseEntity<CommandAnswer> answer(
            CommandReceipt receipt, @Nullable Object id, HttpStatus status) {
        return ResponseEntity.status(status)
                .header(POSITION, Long.toString(receipt.position()))
                .body(new CommandAnswer(id == null ? null : id.toString(), receipt.position(), receipt.recorded()));
    }
}
