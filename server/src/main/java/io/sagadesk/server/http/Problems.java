package io.sagadesk.server.http;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.Refused;
import io.sagadesk.server.clock.NotSettled;
import io.sagadesk.server.readside.ReadModelBehind;
import io.sagadesk.server.wiring.Conflicts;
import io.sagadesk.server.wiring.Faults;
import io.sagadesk.server.wiring.Refusal;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.sqlite.StoreFailedException;
import io.sagadesk.store.sqlite.StoreOverloadedException;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes an answer. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int DEEPEST_CAUSE = 20;

    private Problems() {}

    /** The problem that a failure is; what nobody foresaw is logged, by type and place and never by its text. */
    static Problem of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .flatMap(Problems::foreseen)
                .findFirst()
                .orElseGet(() -> conflictOrUnforeseen(failure));
    }

    private static Stream<Problem> foreseen(Throwable failure) {
        if (failure instanceof BadRequest bad) {
            return Stream.of(Problem.of(bad.status(), bad.code(), bad.getMessage()));
        }
        if (failure instanceof Invalid invalid) {
            return Stream.of(invalid(invalid.faults()));
        }
        if (failure instanceof Refused refused) {
            return Stream.of(Problem.of(409, refused.code(), refused.getMessage()));
        }
        if (failure instanceof CommandExecutionException remote
                && remote.getDetails().orElse(null) instanceof Refusal refusal) {
            return Stream.of(Problem.of(409, refusal.code(), refusal.sentence()));
        }
        if (failure instanceof CommandExecutionException remote
                && remote.getDetails().orElse(null) instanceof Faults faults) {
            return Stream.of(invalid(faults.faults()));
        }
        if (failure instanceof AggregateNotFoundException) {
            return Stream.of(Problem.of(404, "not-found", "There is nothing of this id"));
        }
        if (failure instanceof CustomerForgottenException) {
            return Stream.of(Problem.of(409, "customer-forgotten", "This customer was forgotten"));
        }
        if (failure instanceof KeyMissingException) {
            var detail =
                    "A customer's key is missing: keys.db is not the one that belongs to this log; see the runbook";
            return Stream.of(Problem.of(500, "key-missing", detail)); // not 503: sending again does not help
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
        if (failure instanceof StoreOverloadedException) {
            return Stream.of(Problem.of(503, "overloaded", "Too much at once: send it again in a moment"));
        }
        if (failure instanceof StoreFailedException) {
            return Stream.of(Problem.of(503, "store-failed", "The event store accepts nothing; see the server's log"));
        }
        return Stream.empty();
    }

    private static Problem invalid(List<Invalid.Fault> faults) {
        return new Problem(422, "invalid", "The fields named in errors break their limits", faults);
    }

    private static Problem conflictOrUnforeseen(Throwable failure) {
        if (Conflicts.isConflict(failure)) {
            return Problem.of(409, "conflict", "Somebody else changed this at the same time: send it again");
        }
        LOG.error("A request failed for a reason nobody foresaw: {}", Failures.withoutTexts(failure));
        return Problem.of(500, "internal", "Something went wrong here; the server's log has the details");
    }
}
