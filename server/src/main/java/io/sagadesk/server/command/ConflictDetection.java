package io.sagadesk.server.command;

import io.sagadesk.store.runtime.CauseChain;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Recognises that somebody else wrote to the same aggregate first, however the store says so. */
public final class ConflictDetection {

    /** Axon Server's code for a sequence that is taken; through its command bus only the text of the failure is left. */
    private static final String SEQUENCE_TAKEN = "AXONIQ-2000";

    private ConflictDetection() {}

    public static boolean isConflict(Throwable failure) {
        return CauseChain.of(failure).anyMatch(ConflictDetection::saysSo);
    }

    private static boolean saysSo(Throwable failure) {
        return failure instanceof DeadlockException
                || failure instanceof ConcurrencyException
                || failure instanceof AggregateStreamCreationException
                || (failure instanceof CommandExecutionException told
                        && told.getDetails().orElse(null) instanceof RemoteRefusal refusal
                        && refusal.code().equals(RemoteRefusal.CONFLICT))
                || String.valueOf(failure.getMessage()).contains(SEQUENCE_TAKEN);
    }
}
