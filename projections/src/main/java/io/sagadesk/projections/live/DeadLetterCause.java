package io.sagadesk.projections.live;

import org.axonframework.messaging.deadletter.ThrowableCause;

/** The cause of a dead letter: the class and place of a failure. */
public final class DeadLetterCause {

    private DeadLetterCause() {}

    /** Omits the message of a failure, because it may contain personal data of an event. */
    public static ThrowableCause of(Throwable failure) {
        var type = failure.getClass().getName();
        var trace = failure.getStackTrace();
        return new ThrowableCause(type, trace.length == 0 ? type : type + " at " + trace[0]);
    }
}
