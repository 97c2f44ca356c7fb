package io.sagadesk.projections.live;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;

/**
 * A dead letter of a projection.
 *
 * @param sequence whose documents are not updated until the dead letter is settled, such as a customer's id
 * @param cause the class and place of the failure; empty for an event that waits for an earlier one
 */
public record ProjectionDeadLetter(String sequence, long position, String type, Instant since, String cause) {

    static final String SEQUENCE = "sequence";

    static ProjectionDeadLetter of(DeadLetter<? extends EventMessage<?>> deadLetter) {
        var message = deadLetter.message();
        return new ProjectionDeadLetter(
                sequenceOf(deadLetter),
                MessageEnvelope.positionOf(message),
                new MessageEnvelope(message, -1).type(),
                deadLetter.enqueuedAt(),
                deadLetter.cause().map(cause -> cause.message()).orElse(""));
    }

    static String sequenceOf(DeadLetter<? extends EventMessage<?>> deadLetter) {
        return String.valueOf(deadLetter.diagnostics().getOrDefault(SEQUENCE, ""));
    }
}
