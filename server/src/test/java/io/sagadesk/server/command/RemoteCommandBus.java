package io.sagadesk.server.command;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.command.CommandSerializer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.NoOpCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * A command bus that behaves as if another instance handled the commands: results go through the serialization of Axon
 * Server's connector.
 */
public final class RemoteCommandBus implements CommandBus {

    private final CommandBus remote = new RefusalTranslatingCommandBus(SimpleCommandBus.builder());
    private final CommandSerializer serializer = new CommandSerializer(
            Jackson3Serializer.builder().build(),
            AxonServerConfiguration.builder().clientId("elsewhere").build());

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, NoOpCallback.INSTANCE);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        remote.<C, R>dispatch(
                command,
                (sent, result) ->
                        callback.onResult(sent, serializer.deserialize(serializer.serialize(result, "request"))));
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return remote.subscribe(name, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return remote.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return remote.registerDispatchInterceptor(interceptor);
    }
}
