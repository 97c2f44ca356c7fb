package io.sagadesk.server.readside;

import io.sagadesk.api.Query;
import java.time.Duration;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;

/** Has a query wait until the read model has seen what the asker has done: its metadata names the position. */
final class QueryWaits implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    /** The field of a query's metadata that names a position. */
    static final String AFTER = "after";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReadModelPositions positions;

    QueryWaits(ReadModelPositions positions) {
        this.positions = positions;
    }

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        var after = message.getMetaData().get(AFTER);
        if (message.getPayload() instanceof Query query) {
            if (!positions.awaitStart(query.projection(), PATIENCE)) throw behind(query.projection());
            if (after != null) await(query.projection(), Long.parseLong(after.toString()));
        }
        return chain.proceed();
    }

    private void await(String projection, long position) throws InterruptedException {
        if (!positions.await(projection, position, PATIENCE)) throw behind(projection);
    }

    private QueryExecutionException behind(String projection) {
        return new QueryExecutionException("", null, new ReadModelBehind(projection, positions.of(projection)));
    }
}
