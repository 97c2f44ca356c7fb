package io.sagadesk.server.readside;

import io.sagadesk.api.Query;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;

/** Reports a malformed cursor in the details of the failure, which also reach an asker on another instance. */
final class CursorErrorInterceptor implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (IllegalArgumentException refused) {
            var reason = String.valueOf(refused.getMessage());
            if (!(unitOfWork.getMessage().getPayload() instanceof Query query)) throw refused;
            throw new QueryExecutionException(reason, refused, new CursorRefused(query.projection()));
        }
    }
}
