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
     * Sends a query and returns its answer. Fails with a {@link ReadModelBehind} if the read model does not follow the log
     * yet, or has not reached the position in time.
     *
     * @param after the position that the read model must have reached; -1 for none
     */
    public <A extends ReadAnswer> A ask(Query query, Class<A> answer, long after) {
        return ask(query, answer, ReadModelWaitInterceptor.AFTER, after);
    }

    /**
     * Sends a query and returns its answer as far as the read model has come; the answer says how far that is.
     *
     * @param upTo a position that the answer includes if the read model reaches it soon; -1 for none
     */
    public <A extends ReadAnswer> A askAsFarAsKnown(Query query, Class<A> answer, long upTo) {
        return ask(query, answer, ReadModelWaitInterceptor.UP_TO, upTo);
    }

    private <A extends ReadAnswer> A ask(Query query, Class<A> answer, String wait, long position) {
        var message = new GenericQueryMessage<>(query, ResponseTypes.instanceOf(answer));
        return result(queries.query(message.andMetaData(Map.of(wait, position))));
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
