package io.sagadesk.store.mongo.axon;

import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;

/** The number of failed attempts to process a dead letter, which is stored in its diagnostics. */
public final class DeadLetterAttempts {

    private static final String KEY = "tries";

    private DeadLetterAttempts() {}

    /** Returns the number of attempts; 0 if the event only waits for an earlier one of its sequence. */
    public static int of(DeadLetter<?> deadLetter) {
        return Integer.parseInt(String.valueOf(deadLetter.diagnostics().getOrDefault(KEY, "0")));
    }

    /** Returns the diagnostics of a dead letter after this number of attempts. */
    public static MetaData diagnostics(int attempts) {
        return MetaData.with(KEY, String.valueOf(attempts));
    }
}
