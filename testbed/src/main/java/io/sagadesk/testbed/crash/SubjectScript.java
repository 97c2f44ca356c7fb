package io.sagadesk.testbed.crash;

import io.sagadesk.api.Command;
import io.sagadesk.api.Event;
import io.sagadesk.api.SubjectId;
import io.sagadesk.api.id.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The commands for one subject, in order. Each command records an event the first time; if a repeat were not recognised,
 * it would record another event or be refused.
 */
final class SubjectScript {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    private final SubjectId subject;
    private final String prefix;
    private final List<SentCommand> lines = new ArrayList<>();

    /** Creates an empty script. The ids of its messages and requests begin with the prefix. */
    SubjectScript(SubjectId subject, String prefix) {
        this.subject = subject;
        this.prefix = prefix;
    }

    List<SentCommand> lines() {
        return lines;
    }

    Instant now() {
        return BEGIN.plusSeconds(lines.size());
    }

    MessageId nextMessage() {
        return new MessageId(prefix + "-" + lines.size());
    }

    /** A text that no other message has, with characters outside ASCII. */
    String nextText() {
        return "Größe 42 statt 43, 你好 🙂 (" + prefix + "-" + lines.size() + ")";
    }

    /** Adds a command with an id of its own. */
    void add(Command command, List<ExpectedEvent> expectedEvents) {
        lines.add(new SentCommand(subject, null, command, expectedEvents));
    }

    /** Adds a command that needs its request id as idempotency key. */
    void once(Command command, Class<? extends Event> event) {
        lines.add(new SentCommand(subject, prefix + ":" + lines.size(), command, List.of(ExpectedEvent.of(event))));
    }

    /** The events of a command: the given one, after events of the given types. */
    static List<ExpectedEvent> expectedEvents(ExpectedEvent expectedEvent, List<Class<? extends Event>> before) {
        return Stream.concat(before.stream().map(ExpectedEvent::of), Stream.of(expectedEvent))
                .toList();
    }
}
