package io.sagadesk.server.command;

import io.sagadesk.store.runtime.CauseChain;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Recognises a concurrent write to the same aggregate, whatever exception the event store reports it with. */
public final class ConflictDetection {

    /**
     * Axon Server's code for a sequence number that is taken. Its command bus passes on only the text of the failure.
     */
    private static final String SEQUENCE_TAKEN = "AXONIQ-2000";

    private ConflictDetection() {}

    public static boolean isConflict(Throwable failure) {
        return CauseChain.of(failure).anyMatch(ConflictDetection::reportsConflict);
    }

    private static boolean reportsConflict(Throwable failure) {
        return failure instanceof DeadlockException
                || failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || (failure instanceof CommandExecutionException remote
                        && remote.getDetails().orElse(null) instanceof RemoteRefusal refusal
                        && refusal.code().equals(RemoteRefusal.CONFLICT))
                || String.valueOf(failure.getMessage()).contains(SEQUENCE_TAKEN);
    }
}
