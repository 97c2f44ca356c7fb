package io.sagadesk.server.command;

import io.sagadesk.api.Invalid;
import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;

/**
 * An expected failure of a command or a query, in a form that can be sent from one instance to another.
 *
 * @param status the HTTP status
 * @param code a stable code for programs
 * @param sentence a message for people, without personal data
 * @param faults each field that breaks its limits
 */
public record RemoteRefusal(int status, String code, String sentence, List<Invalid.Fault> faults) {

    static final String CONFLICT = "conflict";

    static RemoteRefusal of(int status, String code, String sentence) {
        return new RemoteRefusal(status, code, sentence, List.of());
    }

    /** Returns the failure that a sender receives for this refusal. */
    public CommandExecutionException asFailure() {
        return new CommandExecutionException(code, null, this, false);
    }

    /** Whether sending the same command again leads to the same refusal. */
    public boolean lasts() {
        return status < 500 && !code.equals(CONFLICT);
    }
}
