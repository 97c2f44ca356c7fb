package io.sagadesk.server.command;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Sends a command again after a concurrent write to its aggregate, so that the aggregate decides again. Instances that write
 * to one aggregate by turns conflict often, so it waits for a random time before, and gives up after some seconds only.
 */
public final class ConflictRetry {

    private static final int MOST_ATTEMPTS = 60;
    private static final int MOST_MILLISECONDS = 100;

    private ConflictRetry() {}

    /**
     * Sends a command until it does not conflict.
     *
     * @throws RuntimeException what the last attempt threw; within a unit of work the first, because another attempt would
     *     decide in the same state
     */
    public static <R> R run(Supplier<R> attempt) {
        for (var number = 1; ; number++) {
            try {
                return attempt.get();
            } catch (RuntimeException failure) {
                if (!ConflictDetection.isConflict(failure) || CurrentUnitOfWork.isStarted()) throw failure;
                if (number == MOST_ATTEMPTS || !pause(number)) throw failure;
            }
        }
    }

    /** Returns false if the thread shall end. */
    private static boolean pause(int number) {
        try {
            var most = Math.min(1 << Math.min(number, Integer.SIZE - 2), MOST_MILLISECONDS);
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(most));
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
