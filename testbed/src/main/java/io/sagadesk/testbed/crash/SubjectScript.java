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
 * All that is sent about one subject, in its order. Every command leads to an event the first time and, were a repeat
 * not recognised, would lead to another one or be refused the second time.
 */
final class SubjectScript {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");

    private final SubjectId subject;
    private final String prefix;
    private final List<SentCommand> lines = new ArrayList<>();

    /** Begins a script whose messages and requests have ids that begin with a prefix. */
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

    /** Something to say that nobody else says; not all of it is ASCII. */
    String nextText() {
        return "Größe 42 statt 43, 你好 🙂 (" + prefix + "-" + lines.size() + ")";
    }

    /** Adds a command that has an id of its own. */
    void add(Command command, List<ExpectedEvent> facts) {
        lines.add(new SentCommand(subject, null, command, facts));
    }

    /** Adds a command that only its request id makes repeatable. */
    void once(Command command, Class<? extends Event> event) {
        lines.add(new SentCommand(subject, prefix + ":" + lines.size(), command, List.of(ExpectedEvent.of(event))));
    }

    /** What an event says, after others that the same command led to. */
    static List<ExpectedEvent> facts(ExpectedEvent expectedEvent, List<Class<? extends Event>> before) {
        return Stream.concat(before.stream().map(ExpectedEvent::of), Stream.of(expectedEvent))
                .toList();
    }
}
