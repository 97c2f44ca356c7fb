package io.sagadesk.testbed.crash;

import io.sagadesk.store.sqlite.file.EventLog;
import io.sagadesk.store.sqlite.file.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What may be in the log, and how much of it has to be there. */
final class ExpectedLog {

    private final Map<String, List<ExpectedEvent>> possible = new LinkedHashMap<>();
    private final Map<String, Integer> certain = new HashMap<>();

    /** These may be sent from now on. */
    void mayHold(Stream<SentCommand> lines) {
        lines.forEach(
                sentCommand -> possible.computeIfAbsent(sentCommand.subject().toString(), subject -> new ArrayList<>())
                        .addAll(sentCommand.facts()));
    }

    /** These, the next ones of their subjects, are promised to be there from now on. */
    void mustHold(Stream<SentCommand> lines) {
        lines.forEach(sentCommand -> certain.merge(
                sentCommand.subject().toString(), sentCommand.facts().size(), Integer::sum));
    }

    Set<String> subjects() {
        return possible.keySet();
    }

    /** What has been said about a subject for certain, in order. */
    List<String> textsOf(String subject) {
        return possible.getOrDefault(subject, List.of()).stream()
                .limit(certain.getOrDefault(subject, 0))
                .map(ExpectedEvent::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Reads the whole log and says what is missing, doubled, out of order or uncalled for. */
    List<String> findings(EventLog log) {
        log.verify();
        var reading = new Reading();
        log.scan(0, reading::check);
        certain.forEach(reading::requireThere);
        return reading.findings;
    }

    /** One pass through the log. */
    private final class Reading {

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
            var facts = possible.getOrDefault(event.aggregateId(), List.of());
            if (sequence >= facts.size() || !facts.get(sequence).isStoredAs(event)) {
                findings.add(
                        "%s is not what happened to %s as number %s".formatted(event, event.aggregateId(), sequence));
            }
        }

        void requireThere(String subject, int count) {
            var there = found.getOrDefault(subject, 0);
            for (var missing : possible.getOrDefault(subject, List.of()).subList(Math.min(there, count), count)) {
                findings.add("%s of %s is missing: it has %s events instead of %s at least"
                        .formatted(missing.type(), subject, there, count));
            }
        }
    }
}
