package io.sagadesk.server.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;

/**
 * Axon's command bus, which puts a failure that is an answer into a form that also reaches another instance. Here and in no
 * interceptor, since some fail only when their events are stored.
 */
final class AnsweringCommandBus extends SimpleCommandBus {

    AnsweringCommandBus(Builder builder) {
        super(builder);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        CommandCallback<C, R> answering = (carriedOut, result) -> callback.onResult(carriedOut, answered(result));
        super.handle(command, handler, answering);
    }

    private static <R> CommandResultMessage<? extends R> answered(CommandResultMessage<? extends R> result) {
        if (!result.isExceptional()) return result;
        var failure = result.exceptionResult();
        var refusal = RefusalTranslation.in(failure);
        if (refusal.isEmpty()) return result;
        return asCommandResultMessage(
                new CommandExecutionException(refusal.get().code(), failure, refusal.get(), false));
    }
}
