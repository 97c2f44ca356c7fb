package io.sagadesk.server.reactions;

import io.sagadesk.store.runtime.CauseChain;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enqueues every failed event as a dead letter, with the number of attempts and the type of the failure. The message of
 * the failure is not stored, because it may contain personal data.
 */
final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPolicy.class);
    private static final String ATTEMPTS = "tries";

    private final String automation;

    DeadLetterPolicy(String automation) {
        this.automation = automation;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable failure) {
        var attempts = triesOf(letter) + 1;
        var cause = withoutText(failure);
        if (Integer.bitCount(attempts) == 1) { // logs attempts 1, 2, 4, 8 and so on
            var event = letter.message().getIdentifier();
            LOG.warn(
                    "{} cannot react to the event {}, which is parked after {} tries: {}",
                    automation,
                    event,
                    attempts,
                    cause.message());
        }
        return Decisions.enqueue(cause, parked -> MetaData.with(ATTEMPTS, String.valueOf(attempts)));
    }

    /** The number of attempts; 0 if the event only waits for an earlier one of its sequence. */
    static int triesOf(DeadLetter<? extends EventMessage<?>> letter) {
        return Integer.parseInt(String.valueOf(letter.diagnostics().getOrDefault(ATTEMPTS, "0")));
    }

    private static ThrowableCause withoutText(Throwable failure) {
        var root = CauseChain.root(failure);
        var location = root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0];
        return new ThrowableCause(root.getClass().getName(), root.getClass().getName() + location);
    }
}
