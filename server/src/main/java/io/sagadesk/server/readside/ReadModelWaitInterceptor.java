package io.sagadesk.server.readside;

import io.sagadesk.api.Query;
import java.time.Duration;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;

/**
 * Makes a query wait for its read model. A query that asks for a position, so that clients can read their own writes, fails
 * without it. Any other is answered as far as the read model has come.
 */
final class ReadModelWaitInterceptor implements MessageHandlerInterceptor<QueryMessage<?, ?>> {

    /** The metadata field with the position that the answer must include; -1 for the begin of the log. */
    static final String AFTER = "after";

    /** The metadata field with the position that the answer includes if the read model reaches it soon. */
    static final String UP_TO = "upTo";

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Far longer than a read model takes that keeps up, and short for somebody who waits for an answer. */
    private static final Duration SOON = Duration.ofMillis(500);

    private final ReadModelPositions positions;

    ReadModelWaitInterceptor(ReadModelPositions positions) {
        this.positions = positions;
    }

    @Override
    public Object handle(UnitOfWork<? extends QueryMessage<?, ?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        if (message.getPayload() instanceof Query query) {
            var upTo = message.getMetaData().get(UP_TO);
            if (upTo != null) reaches(query.projection(), position(upTo), SOON);
            else require(query.projection(), position(message.getMetaData().getOrDefault(AFTER, -1L)));
        }
        return chain.proceed();
    }

    private void require(String projection, long position) throws InterruptedException {
        if (reaches(projection, position, TIMEOUT)) return;
        throw new QueryExecutionException("", null, new ReadModelBehind(projection, positions.of(projection)));
    }

    private boolean reaches(String projection, long position, Duration timeout) throws InterruptedException {
        return positions.awaitStart(projection, timeout) && positions.await(projection, position, timeout);
    }

    private static long position(Object metadata) {
        return Long.parseLong(metadata.toString());
    }
}
