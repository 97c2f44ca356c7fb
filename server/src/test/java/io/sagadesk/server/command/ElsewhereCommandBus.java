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

/** Has another instance carry out commands, as far as their answers can tell: these go through what Axon Server passes on. */
public final class ElsewhereCommandBus implements CommandBus {

    private final CommandBus elsewhere = new AnsweringCommandBus(SimpleCommandBus.builder());
    private final CommandSerializer between = new CommandSerializer(
            Jackson3Serializer.builder().build(),
            AxonServerConfiguration.builder().clientId("elsewhere").build());

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, NoOpCallback.INSTANCE);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        elsewhere.<C, R>dispatch(
                command,
                (sent, result) -> callback.onResult(sent, between.deserialize(between.serialize(result, "request"))));
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return elsewhere.subscribe(name, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return elsewhere.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return elsewhere.registerDispatchInterceptor(interceptor);
    }
}
