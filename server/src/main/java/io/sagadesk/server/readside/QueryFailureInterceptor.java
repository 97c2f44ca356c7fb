package io.sagadesk.server.readside;

import io.sagadesk.api.Query;
import io.sagadesk.server.command.RefusalTranslation;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;

/**
 * Reports the expected failures of a query in the details of the exception, which also reach an asker on another instance: of
 * the exception itself only the message does.
 */
final class QueryFailureInterceptor implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (IllegalArgumentException refused) {
            var reason = String.valueOf(refused.getMessage());
            if (!(unitOfWork.getMessage().getPayload() instanceof Query query)) throw refused;
            throw new QueryExecutionException(reason, refused, new CursorRefused(query.projection()));
        } catch (QueryExecutionException detailed) {
            throw detailed;
        } catch (RuntimeException failure) {
            var refusal = RefusalTranslation.in(failure).orElseThrow(() -> failure);
            throw new QueryExecutionException(refusal.code(), failure, refusal);
        }
    }
}
