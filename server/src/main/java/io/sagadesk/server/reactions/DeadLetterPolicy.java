package io.sagadesk.server.reactions;

import io.sagadesk.projections.live.DeadLetterCause;
import io.sagadesk.store.mongo.axon.DeadLetterAttempts;
import io.sagadesk.store.runtime.CauseChain;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enqueues every failed event as a dead letter, with the number of attempts and the type of the failure. The message of
 * the failure is not stored, because it may contain personal data.
 */
final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPolicy.class);

    private final String automation;

    DeadLetterPolicy(String automation) {
        this.automation = automation;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(
            DeadLetter<? extends EventMessage<?>> deadLetter, Throwable failure) {
        var attempts = DeadLetterAttempts.of(deadLetter) + 1;
        var cause = DeadLetterCause.of(CauseChain.root(failure));
        if (Integer.bitCount(attempts) == 1) { // logs attempts 1, 2, 4, 8 and so on
            var event = deadLetter.message().getIdentifier();
            LOG.warn(
                    "{} cannot react to the event {}, which is a dead letter after {} attempts: {}",
                    automation,
                    event,
                    attempts,
                    cause.message());
        }
        return Decisions.enqueue(cause, unused -> DeadLetterAttempts.diagnostics(attempts));
    }
}
