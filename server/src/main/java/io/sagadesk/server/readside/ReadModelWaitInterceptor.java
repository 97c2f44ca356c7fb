package io.sagadesk.server.readside;

import io.sagadesk.api.Query;
import java.time.Duration;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;

/**
 * Makes a query wait until the read model has reached the position in the query's metadata, so that clients can read
 * their own writes.
 */
final class ReadModelWaitInterceptor implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    /** The metadata field with the position. */
    static final String AFTER = "after";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ReadModelPositions positions;

    ReadModelWaitInterceptor(ReadModelPositions positions) {
        this.positions = positions;
    }

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        var after = message.getMetaData().get(AFTER);
        if (message.getPayload() instanceof Query query) {
            if (!positions.awaitStart(query.projection(), TIMEOUT)) throw behind(query.projection());
            if (after != null) await(query.projection(), Long.parseLong(after.toString()));
        }
        return chain.proceed();
    }

    private void await(String projection, long position) throws InterruptedException {
        if (!positions.await(projection, position, TIMEOUT)) throw behind(projection);
    }

    private QueryExecutionException behind(String projection) {
        return new QueryExecutionException("", null, new ReadModelBehind(projection, positions.of(projection)));
    }
}
