package io.sagadesk.server.http.problem;

import io.sagadesk.server.clock.NotSettled;
import io.sagadesk.server.command.RefusalTranslation;
import io.sagadesk.server.command.RemoteRefusal;
import io.sagadesk.server.readside.ReadModelBehind;
import io.sagadesk.store.runtime.CauseChain;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponseException;

/** Maps failures to problems; no other class does. */
public final class ProblemMapping {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);

    private ProblemMapping() {}

    /**
     * The problem for a failure. An unexpected failure is logged with its type and stack trace, but without its
     * message.
     */
    public static HttpProblem of(Throwable failure) {
        return CauseChain.of(failure)
                .flatMap(ProblemMapping::foreseen)
                .findFirst()
                .or(() -> RefusalTranslation.in(failure).map(refusal -> refused(refusal, failure)))
                .orElseGet(() -> unforeseen(failure));
    }

    private static Stream<HttpProblem> foreseen(Throwable failure) {
        if (failure instanceof ErrorResponseException response) return HttpProblem.in(response).stream();
        if (failure instanceof QueryExecutionException remote
                && remote.getDetails().orElse(null) instanceof ReadModelBehind behind) {
            var detail = "The read model " + behind.projection() + " has seen the log up to position "
                    + behind.position() + " only: ask again in a moment";
            return Stream.of(HttpProblem.of(503, "read-model-behind", detail));
        }
        if (failure instanceof NotSettled busy) {
            return Stream.of(HttpProblem.of(503, "not-settled", busy.getMessage() + ": move the clock again later"));
        }
        return Stream.empty();
    }

    private static HttpProblem refused(RemoteRefusal refusal, Throwable failure) {
        if (refusal.status() == 500) {
            LOG.error("{} ({}): {}", refusal.sentence(), refusal.code(), FailureDescription.withoutTexts(failure));
        }
        return new HttpProblem(refusal.status(), refusal.code(), refusal.sentence(), refusal.faults());
    }

    private static HttpProblem unforeseen(Throwable failure) {
        LOG.error("A request failed for a reason nobody foresaw: {}", FailureDescription.withoutTexts(failure));
        return HttpProblem.of(500, "internal", "Something went wrong here; the server's log has the details");
    }
}
