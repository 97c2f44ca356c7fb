package io.sagadesk.testbed.crash;

import io.sagadesk.store.engine.database.EventLog;
import io.sagadesk.store.engine.database.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The events that may be in the log, and those that must be. */
final class ExpectedLog {

    private final Map<String, List<ExpectedEvent>> possible = new LinkedHashMap<>();
    private final Map<String, Integer> certain = new HashMap<>();

    /** Adds commands that may be sent from now on. */
    void mayHold(Stream<SentCommand> lines) {
        lines.forEach(
                sentCommand -> possible.computeIfAbsent(sentCommand.subject().toString(), subject -> new ArrayList<>())
                        .addAll(sentCommand.expectedEvents()));
    }

    /** Marks the next commands of their subjects as acknowledged: their events must be in the log from now on. */
    void mustHold(Stream<SentCommand> lines) {
        lines.forEach(sentCommand -> certain.merge(
                sentCommand.subject().toString(), sentCommand.expectedEvents().size(), Integer::sum));
    }

    Set<String> subjects() {
        return possible.keySet();
    }

    /** The acknowledged texts of a subject, in order. */
    List<String> textsOf(String subject) {
        return possible.getOrDefault(subject, List.of()).stream()
                .limit(certain.getOrDefault(subject, 0))
                .map(ExpectedEvent::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Reads the whole log, and describes each event that is missing, duplicated, out of order or unexpected. */
    List<String> findings(EventLog log) {
        log.verify();
        var check = new LogCheck();
        log.scan(0, check::check);
        certain.forEach(check::requireStored);
        return check.findings;
    }

    /** One check of the whole log. */
    private final class LogCheck {

        private final List<String> findings = new ArrayList<>();
        private final Map<String, Integer> found = new HashMap<>();
        private long next;

        void check(StoredEvent event) {
            if (event.position() != next) findings.add(event + " stands where position " + next + " should be");
            next = event.position() + 1;
            var sequence = found.merge(event.aggregateId(), 1, Integer::sum) - 1;
            if (event.sequence() != sequence) {
                findings.add("%s of %s has the sequence %s, not %s"
                        .formatted(event, event.aggregateId(), event.sequence(), sequence));
            }
            var expectedEvents = possible.getOrDefault(event.aggregateId(), List.of());
            if (sequence >= expectedEvents.size()
                    || !expectedEvents.get(sequence).isStoredAs(event)) {
                findings.add(
                        "%s is not what happened to %s as number %s".formatted(event, event.aggregateId(), sequence));
            }
        }

        void requireStored(String subject, int count) {
            var stored = found.getOrDefault(subject, 0);
            for (var missing : possible.getOrDefault(subject, List.of()).subList(Math.min(stored, count), count)) {
                findings.add("%s of %s is missing: it has %s events instead of %s at least"
                        .formatted(missing.type(), subject, stored, count));
            }
        }
    }
}
