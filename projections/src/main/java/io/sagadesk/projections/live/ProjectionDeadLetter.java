package io.sagadesk.projections.live;

import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;

/**
 * An event that is parked.
 *
 * @param sequence whose documents stand still because of it, such as a customer's id
 * @param cause what kind of failure it was and where; empty for one that waits for an earlier one
 */
public record ProjectionDeadLetter(String sequence, long position, String type, Instant since, String cause) {

    static final String SEQUENCE = "sequence";

    static ProjectionDeadLetter of(DeadLetter<? extends EventMessage<?>> letter) {
        var message = letter.message();
        return new ProjectionDeadLetter(
                sequenceOf(letter),
                MessageEnvelope.positionOf(message),
                new MessageEnvelope(message, -1).type(),
                letter.enqueuedAt(),
                letter.cause().map(cause -> cause.message()).orElse(""));
    }

    static String sequenceOf(DeadLetter<? extends EventMessage<?>> letter) {
        return String.valueOf(letter.diagnostics().getOrDefault(SEQUENCE, ""));
    }
}
