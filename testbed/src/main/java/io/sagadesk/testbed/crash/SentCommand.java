package io.sagadesk.testbed.crash;

import io.sagadesk.api.Command;
import io.sagadesk.api.SubjectId;
import io.sagadesk.replay.client.CommandJsonLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that is sent.
 *
 * @param facts the events that it leads to when it is carried out for the first time; repeated, it leads to none
 */
record SentCommand(SubjectId subject, @Nullable String requestId, Command command, List<ExpectedEvent> facts) {

    byte[] json() {
        return CommandJsonLines.line(requestId, command);
    }
}
