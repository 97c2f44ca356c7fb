package io.sagadesk.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/** An aggregate that answers a request it has carried out before without doing it again. */
public abstract class RepeatableAggregate {

    /**
     * How many requests an aggregate recognises; the oldest is forgotten first. No fewer than one bulk request may hold,
     * so that a request that is sent again as a whole finds all of its lines.
     */
    public static final int REMEMBERED_REQUESTS = 10_000;

    @AggregateMember
    private HandledRequests requests = new HandledRequests();

    @CommandHandlerInterceptor
    @Nullable Object once(CommandMessage<?> command, InterceptorChain chain) throws Exception {
        return requests.alreadyHandled(command.getMetaData()) ? null : chain.proceed();
    }
}
