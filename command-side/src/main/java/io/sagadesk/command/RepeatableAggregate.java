package io.sagadesk.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.interceptors.MessageHandlerInterceptor;
import org.axonframework.modelling.command.AggregateMember;
import org.jspecify.annotations.Nullable;

/** An aggregate that answers a request it has carried out before without doing it again. */
public abstract class RepeatableAggregate {

    @AggregateMember
    private HandledRequests requests = new HandledRequests();

    @MessageHandlerInterceptor
    @Nullable Object once(CommandMessage<?> command, InterceptorChain chain) throws Exception {
        return requests.alreadyHandled(command.getMetaData()) ? null : chain.proceed();
    }
}
