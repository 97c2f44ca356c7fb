package io.sagadesk.server.readside;

import io.sagadesk.api.Query;
import io.sagadesk.api.ReadAnswer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.springframework.stereotype.Component;

/** Sends queries to the query side and waits for the answers. */
@Component
public class ReadModelQueries {

    private final QueryBus queries;

    ReadModelQueries(QueryBus queries) {
        this.queries = queries;
    }

    /**
     * Sends a query and returns its answer.
     *
     * @param after the position that the read model must have reached; -1 for none
     */
    public <A extends ReadAnswer> A ask(Query query, Class<A> answer, long after) {
        var message = new GenericQueryMessage<>(query, ResponseTypes.instanceOf(answer));
        return result(queries.query(
                after < 0 ? message : message.andMetaData(Map.of(ReadModelWaitInterceptor.AFTER, after))));
    }

    private static <A> A result(CompletableFuture<QueryResponseMessage<A>> response) {
        try {
            var message = response.join();
            if (!message.isExceptional()) return message.getPayload();
            if (message.exceptionResult() instanceof RuntimeException reason) throw reason;
            throw new CompletionException(message.exceptionResult());
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException reason) throw reason;
            throw failure;
        }
    }
}
