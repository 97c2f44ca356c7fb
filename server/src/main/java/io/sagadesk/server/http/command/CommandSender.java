package io.sagadesk.server.http.command;

import io.sagadesk.api.Command;
import io.sagadesk.server.command.CommandReceipt;
import io.sagadesk.server.command.ConflictDetection;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Sends a command and waits until it is on disk. */
@Component
public class CommandSender {

    public static final String POSITION = "Sagadesk-Position";

    private final CommandGateway commands;

    CommandSender(CommandGateway commands) {
        this.commands = commands;
    }

    /** Answers a request that changes something that exists. */
    public ResponseEntity<CommandAnswer> send(CommandMessage<? extends Command> command) {
        return answer(dispatch(command), null, HttpStatus.OK);
    }

    /** Answers a request that creates something: 201, or 200 where it existed already. */
    public ResponseEntity<CommandAnswer> create(CommandMessage<? extends Command> command, Object id) {
        var receipt = dispatch(command);
        return answer(receipt, id, receipt.isRepeat() ? HttpStatus.OK : HttpStatus.CREATED);
    }

    public CommandReceipt dispatch(CommandMessage<? extends Command> command) {
        try {
            return sendOnce(command);
        } catch (RuntimeException failure) {
            if (!ConflictDetection.isConflict(failure)) throw failure;
            return sendOnce(command); // somebody else was faster: decide anew on what they left
        }
    }

    private CommandReceipt sendOnce(CommandMessage<? extends Command> command) {
        return commands.sendAndWait(command);
    }

    private static ResponseEntity<CommandAnswer> answer(
            CommandReceipt receipt, @Nullable Object id, HttpStatus status) {
        return ResponseEntity.status(status)
                .header(POSITION, Long.toString(receipt.position()))
                .body(new CommandAnswer(id == null ? null : id.toString(), receipt.position(), receipt.recorded()));
    }
}
