package io.sagadesk.saga;

import io.sagadesk.api.Command;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The only way for sagas and automations to send commands. The events of a command are on disk when the call returns, but
 * the tracking token and the saga state are stored later. So a handler may run twice after a crash, and its commands must be
 * idempotent.
 */
public interface SagaCommandGateway {

    /**
     * The result of a command.
     *
     * @param refusal the code of the refusal, such as {@code budget-spent} or {@code not-found}; absent if the command
     *     succeeded
     */
    record Answer(@Nullable String refusal) {

        public static final Answer DONE = new Answer(null);

        public boolean isDone() {
            return refusal == null;
        }

        /** Whether a ticket refused the command because it is closed or merged. */
        public boolean isRefusedByClosedTicket() {
            return isRefusedAs("ticket-closed") || isRefusedAs("ticket-merged");
        }

        public boolean isRefusedAs(String code) {
            return code.equals(refusal);
        }
    }

    /**
     * Sends a command and waits for its result. Every failure other than a refusal is thrown, so that the event is handled
     * again.
     *
     * @param rule the name of the rule that acts: the actor is {@code policy/<rule>}
     * @param cause the event that is handled
     */
    Answer send(String rule, Command command, EventMessage<?> cause);
}
