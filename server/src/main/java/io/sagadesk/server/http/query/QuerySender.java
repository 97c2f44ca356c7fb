package io.sagadesk.server.http.query;

import io.sagadesk.api.Query;
import io.sagadesk.api.ReadAnswer;
import io.sagadesk.server.http.problem.HttpProblem;
import io.sagadesk.server.readside.CursorRefused;
import io.sagadesk.server.readside.ReadModelQueries;
import io.sagadesk.store.log.LogReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.queryhandling.QueryExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends the queries of HTTP requests. The parameter {@code after=POSITION} waits until the read model has folded that
 * event; a query without it is answered as far as the read model has come.
 */
@Component
public class QuerySender {

    /** The parameter with the position that the read model must have reached. */
    public static final String AFTER = "after";

    private final ReadModelQueries readModelQueries;
    private final LogReader log;

    QuerySender(ReadModelQueries readModelQueries, LogReader log) {
        this.readModelQueries = readModelQueries;
        this.log = log;
    }

    /**
     * Sends a query and returns its answer.
     *
     * @param query creates the query; an {@link IllegalArgumentException} of its constructor is answered with 400
     */
    public <A extends ReadAnswer> A ask(Supplier<? extends Query> query, Class<A> answer, HttpServletRequest request) {
        var after = after(request);
        return after < 0 ? ask(query, answer) : translated(() -> readModelQueries.ask(create(query), answer, after));
    }

    /** Sends a query that is answered as far as the read model has come. */
    public <A extends ReadAnswer> A ask(Supplier<? extends Query> query, Class<A> answer) {
        return asFarAsKnown(query, answer, -1);
    }

    /** Like {@link #ask(Supplier, Class, HttpServletRequest)}, but answers 404 if the object is not found. */
    public <A extends ReadAnswer> A find(
            Supplier<? extends Query> query,
            Class<A> answer,
            Function<A, @Nullable Object> found,
            HttpServletRequest request) {
        var answered = ask(query, answer, request);
        if (found.apply(answered) == null) throw HttpProblem.exception(404, "not-found", "There is nothing of this id");
        return answered;
    }

    /**
     * Sends a query whose answer includes the events recorded so far, if the read model folds them soon. For a request that
     * cannot ask for a position, because its {@code after} means something else.
     */
    public <A extends ReadAnswer> A askUpToNow(Supplier<? extends Query> query, Class<A> answer) {
        return asFarAsKnown(query, answer, log.lastPosition());
    }

    private <A extends ReadAnswer> A asFarAsKnown(Supplier<? extends Query> query, Class<A> answer, long upTo) {
        return translated(() -> readModelQueries.askAsFarAsKnown(create(query), answer, upTo));
    }

    private static <A> A translated(Supplier<A> answer) {
        try {
            return answer.get();
        } catch (QueryExecutionException refused) {
            if (!(refused.getDetails().orElse(null) instanceof CursorRefused)) throw refused;
            throw HttpProblem.exception(400, "bad-cursor", "The cursor is none that this list has given in this order");
        }
    }

    /** Creates a query; an {@link IllegalArgumentException} becomes a 400. */
    public <Q extends Query> Q create(Supplier<Q> query) {
        try {
            return query.get();
        } catch (IllegalArgumentException refused) {
            throw HttpProblem.exception(400, "bad-request", String.valueOf(refused.getMessage()));
        }
    }

    private long after(HttpServletRequest request) {
        var after = request.getParameter(AFTER);
        if (after == null) return -1;
        try {
            var position = Long.parseLong(after);
            if (position <= log.lastPosition()) return position;
        } catch (NumberFormatException notANumber) {
            // as one that is not there
        }
        throw HttpProblem.exception(400, "bad-request", "after is the position of an event of the log");
    }
}
