package io.sagadesk.server.command;

import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;

/**
 * Sends a command again after a concurrent write to its aggregate, so that the aggregate decides again. Instances that write
 * to one aggregate by turns conflict often, so it waits for a random time before, and gives up after some seconds only.
 */
public final class ConflictRetry {

    private static final RetryTemplate ATTEMPTS = new RetryTemplate(RetryPolicy.builder()
            .predicate(failure -> ConflictDetection.isConflict(failure) && !CurrentUnitOfWork.isStarted())
            .maxRetries(60)
            .delay(Duration.ofMillis(4))
            .jitter(Duration.ofMillis(3)) // else two instances meet again and again
            .multiplier(1.2)
            .maxDelay(Duration.ofMillis(60))
            .build());

    private ConflictRetry() {}

    /**
     * Sends a command until it does not conflict.
     *
     * @throws RuntimeException what the last attempt threw; within a unit of work the first, because another attempt would
     *     decide in the same state
     */
    public static <R> R run(Supplier<R> attempt) {
        return ATTEMPTS.invoke(attempt);
    }
}
