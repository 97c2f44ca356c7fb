package io.sagadesk.server.command;

import io.sagadesk.store.runtime.CauseChain;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.DeadlockException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/** Recognises a concurrent write to the same aggregate, whatever exception the event store reports it with. */
public final class ConflictDetection {

    /**
     * Axon Server's code for a sequence number that is taken. Its command bus passes on only the text of the failure.
     */
    private static final String SEQUENCE_TAKEN = "AXONIQ-2000";

    /** Two seconds in all. Somebody wins each time, so who comes late with several instances needs many attempts. */
    private static final RetryTemplate ATTEMPTS = new RetryTemplate(RetryPolicy.builder()
            .predicate(ConflictDetection::isConflict)
            .maxRetries(60)
            .delay(Duration.ofMillis(4))
            .jitter(Duration.ofMillis(3)) // else two instances meet again and again
            .multiplier(1.2)
            .maxDelay(Duration.ofMillis(40))
            .build());

    private ConflictDetection() {}

    /**
     * Sends a command, and sends it again while a concurrent write forestalls it: the aggregate decides again each time.
     *
     * @throws RuntimeException with which it failed last
     */
    public static <T> T repeatInConflict(Supplier<T> command) {
        return ATTEMPTS.invoke(command);
    }

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
