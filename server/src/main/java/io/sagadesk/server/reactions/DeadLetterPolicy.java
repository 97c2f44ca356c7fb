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

/** Parks what cannot be reacted to, with the number of tries and the kind of failure: its text may repeat a person's words. */
final class DeadLetterPolicy implements EnqueuePolicy<EventMessage<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterPolicy.class);
    private static final String TRIES = "tries";

    private final String automation;

    DeadLetterPolicy(String automation) {
        this.automation = automation;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable failure) {
        var tries = triesOf(letter) + 1;
        var cause = withoutText(failure);
        if (Integer.bitCount(tries) == 1) { // the first time, and then less and less often
            var event = letter.message().getIdentifier();
            LOG.warn(
                    "{} cannot react to the event {}, which is parked after {} tries: {}",
                    automation,
                    event,
                    tries,
                    cause.message());
        }
        return Decisions.enqueue(cause, parked -> MetaData.with(TRIES, String.valueOf(tries)));
    }

    /** How often it has been tried; never, if it only waits for an earlier one. */
    static int triesOf(DeadLetter<? extends EventMessage<?>> letter) {
        return Integer.parseInt(String.valueOf(letter.diagnostics().getOrDefault(TRIES, "0")));
    }

    private static ThrowableCause withoutText(Throwable failure) {
        var root = CauseChain.root(failure);
        var place = root.getStackTrace().length == 0 ? "" : " at " + root.getStackTrace()[0];
        return new ThrowableCause(root.getClass().getName(), root.getClass().getName() + place);
    }
}
