package io.sagadesk.testbed.crash;

import io.sagadesk.api.Command;
import io.sagadesk.api.SubjectId;
import io.sagadesk.replay.client.CommandJsonLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that a script sends.
 *
 * @param expectedEvents the events that it records the first time; a repeat records none
 */
record SentCommand(SubjectId subject, @Nullable String requestId, Command command, List<ExpectedEvent> expectedEvents) {

    byte[] json() {
        return CommandJsonLines.line(requestId, command);
    }
}
