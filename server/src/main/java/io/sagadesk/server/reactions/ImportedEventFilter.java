package io.sagadesk.server.reactions;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Keeps history that came from elsewhere from being reacted to: what followed from it has long happened. */
final class ImportedEventFilter implements MessageHandlerInterceptor<EventMessage<?>> {

    private static final String IMPORTED = "imported";

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        var isImported = unitOfWork.getMessage().getMetaData().containsKey(IMPORTED);
        return isImported ? null : chain.proceed();
    }
}
