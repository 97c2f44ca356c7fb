package io.sagadesk.server.reactions;

import io.sagadesk.api.EventMetadata;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Keeps imported events from sagas and automations: what follows from them happened long ago. */
final class ImportedEventFilter implements MessageHandlerInterceptor<EventMessage<?>> {

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        return isImported(unitOfWork.getMessage()) ? null : chain.proceed();
    }

    static boolean isImported(EventMessage<?> event) {
        return event.getMetaData().containsKey(EventMetadata.IMPORTED);
    }
}
