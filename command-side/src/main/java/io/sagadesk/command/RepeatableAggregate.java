package io.sagadesk.command;

import io.sagadesk.api.Refused;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/** Base class of aggregates that recognise a repeated request by its id and do not handle it again. */
public abstract class RepeatableAggregate {

    /**
     * The number of requests that an aggregate remembers; the oldest is dropped first. At least the maximum size of a bulk
     * request, so that a bulk request that is sent again finds all its lines.
     */
    public static final int REMEMBERED_REQUESTS = 10_000;

    @AggregateMember
    private HandledRequests requests = new HandledRequests();

    @CommandHandlerInterceptor
    @Nullable Object once(CommandMessage<?> command, InterceptorChain chain) throws Exception {
        return requests.alreadyHandled(command.getMetaData()) ? repeated(command.getPayload()) : chain.proceed();
    }

    /**
     * Returns the result of a command that is not handled again: a recorded refusal is answered again, all else has no
     * result.
     */
    protected @Nullable Refused repeated(Object command) {
        return null;
    }
}
