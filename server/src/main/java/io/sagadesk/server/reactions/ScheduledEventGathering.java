package io.sagadesk.server.reactions;

import io.sagadesk.store.timer.MongoEventScheduler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Stores what sagas and automations schedule and cancel in one write for each batch of events. The order at a commit is:
 * scheduled events, sagas, token.
 */
final class ScheduledEventGathering implements MessageHandlerInterceptor<EventMessage<?>> {

    private final MongoEventScheduler scheduler;

    ScheduledEventGathering(MongoEventScheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends EventMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        scheduler.gatherIn(unitOfWork);
        return chain.proceed();
    }
}
