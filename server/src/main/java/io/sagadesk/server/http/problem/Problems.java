package io.sagadesk.server.http.problem;

import io.sagadesk.server.clock.NotSettled;
import io.sagadesk.server.command.Refusal;
import io.sagadesk.server.command.Refusals;
import io.sagadesk.server.readside.ReadModelBehind;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes an answer. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int DEEPEST_CAUSE = 20;

    private Problems() {}

    /** The problem that a failure is; what nobody foresaw is logged, by type and place and never by its text. */
    public static Problem of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .flatMap(Problems::foreseen)
                .findFirst()
                .or(() -> Refusals.in(failure).map(Problems::refused))
                .orElseGet(() -> unforeseen(failure));
    }

    private static Stream<Problem> foreseen(Throwable failure) {
        if (failure instanceof BadRequest bad) {
            return Stream.of(Problem.of(bad.status(), bad.code(), bad.getMessage()));
        }
        if (failure instanceof QueryExecutionException remote
                && remote.getDetails().orElse(null) instanceof ReadModelBehind behind) {
            var detail = "The read model " + behind.projection() + " has seen the log up to position "
                    + behind.position() + " only: ask again in a moment";
            return Stream.of(Problem.of(503, "read-model-behind", detail));
        }
        if (failure instanceof NotSettled busy) {
            return Stream.of(Problem.of(503, "not-settled", busy.getMessage() + ": move the clock again later"));
        }
        return Stream.empty();
    }

    private static Problem refused(Refusal refusal) {
        return new Problem(refusal.status(), refusal.code(), refusal.sentence(), refusal.faults());
    }

    private static Problem unforeseen(Throwable failure) {
        LOG.error("A request failed for a reason nobody foresaw: {}", Failures.withoutTexts(failure));
        return Problem.of(500, "internal", "Something went wrong here; the server's log has the details");
    }
}
