package io.sagadesk.saga;

import io.sagadesk.api.Command;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The one way in which a reaction acts. What a command leads to is on disk when this returns, before the reaction itself is
 * remembered; so a reaction may happen twice, and its commands must be such that the second time changes nothing.
 */
public interface SagaCommandGateway {

    /**
     * What became of a command.
     *
     * @param refusal the code of the refusal, such as {@code budget-spent} or {@code not-found}; absent if it was done
     */
    record Answer(@Nullable String refusal) {

        public static final Answer DONE = new Answer(null);

        public boolean isDone() {
            return refusal == null;
        }

        public boolean isRefusedAs(String code) {
            return code.equals(refusal);
        }
    }

    /**
     * Sends a command and waits for what becomes of it. Whatever is no refusal is thrown, and the reaction tried again.
     *
     * @param rule in whose name: the actor is {@code policy/<rule>}
     * @param cause what is reacted to
     */
    Answer send(String rule, Command command, EventMessage<?> cause);
}
