package io.sagadesk.server.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;

/**
 * Axon's command bus, except that it turns an expected failure (a refusal, a conflict) into a {@link RemoteRefusal},
 * which can be sent to another instance. An interceptor would not be enough: some commands fail only when their events
 * are stored.
 */
final class RefusalTranslatingCommandBus extends SimpleCommandBus {

    RefusalTranslatingCommandBus(Builder builder) {
        super(builder);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        CommandCallback<C, R> translating = (handled, result) -> callback.onResult(handled, translated(result));
        super.handle(command, handler, translating);
    }

    private static <R> CommandResultMessage<? extends R> translated(CommandResultMessage<? extends R> result) {
        if (!result.isExceptional()) return result;
        var failure = result.exceptionResult();
        var refusal = RefusalTranslation.in(failure);
        if (refusal.isEmpty()) return result;
        return asCommandResultMessage(
                new CommandExecutionException(refusal.get().code(), failure, refusal.get(), false));
    }
}
