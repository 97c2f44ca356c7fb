package io.sagadesk.server.command;

import io.sagadesk.api.Invalid;
import io.sagadesk.api.Refused;
import io.sagadesk.server.outage.StoreOutage;
import io.sagadesk.store.damage.DamagedEventException;
import io.sagadesk.store.engine.database.StoreUnreadableException;
import io.sagadesk.store.groupcommit.StoreFailedException;
import io.sagadesk.store.groupcommit.StoreOverloadedException;
import io.sagadesk.store.json.UnknownEventTypeException;
import io.sagadesk.store.keys.CustomerForgottenException;
import io.sagadesk.store.keys.DamagedCiphertextException;
import io.sagadesk.store.keys.KeyMissingException;
import io.sagadesk.store.runtime.CauseChain;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.messaging.HandlerExecutionException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Translates the expected failures of a command or a query into a {@link RemoteRefusal}, whichever instance handled it.
 * No other class decides which failures are expected.
 */
public final class RefusalTranslation {

    private RefusalTranslation() {}

    /** The refusal that the sender of a command or a query receives for this failure; empty for an unexpected failure. */
    public static Optional<RemoteRefusal> in(Throwable failure) {
        return CauseChain.of(failure)
                .flatMap(cause -> Stream.ofNullable(of(cause)))
                .findFirst()
                .or(() -> conflict(failure));
    }

    static RemoteRefusal of(Refused refused) {
        return RemoteRefusal.of(409, refused.code(), String.valueOf(refused.getMessage()));
    }

    private static @Nullable RemoteRefusal of(Throwable failure) {
        if (failure instanceof HandlerExecutionException remote
                && remote.getDetails().orElse(null) instanceof RemoteRefusal refusal) return refusal;
        if (failure instanceof Invalid invalid) {
            return new RemoteRefusal(422, "invalid", "The fields named in errors break their limits", invalid.faults());
        }
        if (failure instanceof Refused refused) return of(refused);
        if (failure instanceof AggregateNotFoundException) {
            return RemoteRefusal.of(404, "not-found", "There is nothing of this id");
        }
        if (failure instanceof CustomerForgottenException) {
            return RemoteRefusal.of(409, CustomerForgottenException.CODE, "This customer was forgotten");
        }
        return ofStores(failure);
    }

    private static @Nullable RemoteRefusal ofStores(Throwable failure) {
        if (failure instanceof KeyMissingException) { // not 503: sending again does not help
            var sentence = "A customer's key is missing: the key store is not the one that belongs to this log;"
                    + " see the runbook";
            return RemoteRefusal.of(500, "key-missing", sentence);
        }
        if (failure instanceof DamagedEventException || failure instanceof DamagedCiphertextException) {
            return RemoteRefusal.of(500, "event-damaged", failure.getMessage() + "; see the runbook");
        }
        if (failure instanceof UnknownEventTypeException) {
            return RemoteRefusal.of(500, "event-unknown", failure.getMessage() + "; see the runbook");
        }
        if (failure instanceof StoreUnreadableException) {
            var sentence = "The event log or the key store cannot be read; see the server's log and the runbook";
            return RemoteRefusal.of(500, "store-unreadable", sentence);
        }
        if (failure instanceof StoreOverloadedException) {
            return RemoteRefusal.of(503, "overloaded", "Too much at once: send it again in a moment");
        }
        if (failure instanceof StoreFailedException) {
            return RemoteRefusal.of(503, "store-failed", "The event store accepts nothing; see the server's log");
        }
        if (StoreOutage.isIn(failure)) {
            var sentence = "A store cannot be reached: send it again later. GET /actuator/health says which";
            return RemoteRefusal.of(503, "store-unreachable", sentence);
        }
        return null;
    }

    private static Optional<RemoteRefusal> conflict(Throwable failure) {
        if (!ConflictDetection.isConflict(failure)) return Optional.empty();
        var sentence = "Somebody else changed this at the same time: send it again";
        return Optional.of(RemoteRefusal.of(409, RemoteRefusal.CONFLICT, sentence));
    }
}
