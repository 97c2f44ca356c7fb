package io.sagadesk.server.command;

import io.sagadesk.api.Invalid;
import java.util.List;

/**
 * A failure that is an answer, in a form that survives the way from one instance to another.
 *
 * @param status as HTTP has it
 * @param code a stable word for programs
 * @param sentence for people, never with personal data
 * @param faults each field that breaks its limits
 */
public record RemoteRefusal(int status, String code, String sentence, List<Invalid.Fault> faults) {

    static final String CONFLICT = "conflict";

    static RemoteRefusal of(int status, String code, String sentence) {
        return new RemoteRefusal(status, code, sentence, List.of());
    }

    /** Whether the same command comes to the same, however often it is sent. */
    public boolean lasts() {
        return status < 500 && !code.equals(CONFLICT);
    }
}
