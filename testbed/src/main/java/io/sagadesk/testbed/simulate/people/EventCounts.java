package io.sagadesk.testbed.simulate.people;

import io.sagadesk.testbed.simulate.host.ObservedEvent;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts events by type, with the details that distinguish their cases. */
public final class EventCounts implements SimulatedPerson {

    private static final List<String> DETAILS =
            List.of("reason", "because", "outcome", "level", "template", "channel", "to");
    private static final List<String> DETAILED_TYPES =
            List.of("customer.", "offer.", "campaign.", "desk.", "ticket.", "delivery.", "timer.");

    private final Map<String, Integer> counts = new TreeMap<>();

    @Override
    public void notice(ObservedEvent observedEvent) {
        var detail = new StringBuilder();
        for (var name : DETAILS) {
            var value = observedEvent.payload().path(name);
            if (hasDetails(observedEvent.type()) && value.isValueNode() && !value.isNull())
                detail.append(' ').append(value.asString(""));
        }
        counts.merge(observedEvent.type() + detail, 1, Integer::sum);
    }

    /** Whether details are counted: not for events whose details are text that a person wrote. */
    private static boolean hasDetails(String type) {
        return DETAILED_TYPES.stream().anyMatch(type::startsWith)
                && !type.contains("Transferred")
                && !type.contains("Hold");
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The number of timers that fired. */
    public int timers() {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith("timer."))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    public void print(PrintWriter out) {
        counts.forEach((event, count) -> out.printf(Locale.ROOT, "  %,8d  %s%n", count, event));
    }
}
