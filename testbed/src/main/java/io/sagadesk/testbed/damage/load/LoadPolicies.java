package io.sagadesk.testbed.damage.load;

import io.sagadesk.api.Priority;
import io.sagadesk.replay.client.CommandJsonLines;
import io.sagadesk.replay.client.SagadeskClient;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The published policies of the load. All time limits are seconds, and business hours are always, so that timers come due
 * within a round.
 */
public final class LoadPolicies {

    static final Duration OFFER = Duration.ofSeconds(3);
    static final Duration SOOTHE = Duration.ofSeconds(4);
    static final Duration WAY_OUT = Duration.ofSeconds(12);
    static final Duration CONSULTATION = Duration.ofSeconds(6);

    static final String LAST_PUBLISHED = "sla";

    /** Follow-up tickets have the priority that the built-in policy names. */
    private static final Map<Priority, Targets> TARGETS = Map.of(
            Priority.URGENT, new Targets(3, 7),
            Priority.HIGH, new Targets(10, 26),
            Priority.NORMAL, new Targets(4, 21),
            Priority.LOW, new Targets(45, 101));

    private static final int WARN_AT_PERCENT = 80;
    private static final List<Integer> BREACH_LEVELS = List.of(1, 2, 3); // the built-in policy of escalation

    private LoadPolicies() {}

    /** The targets of one priority, in seconds. All their steps are at different times. */
    private record Targets(int firstResponse, int resolution) {

        Stream<Duration> steps() {
            return Stream.of(firstResponse, resolution).flatMap(Targets::steps);
        }

        private static Stream<Duration> steps(int seconds) {
            var target = Duration.ofSeconds(seconds);
            var warning = target.multipliedBy(WARN_AT_PERCENT).dividedBy(100);
            return Stream.concat(Stream.of(warning), BREACH_LEVELS.stream().map(target::multipliedBy));
        }

        Map<String, String> asRules() {
            return Map.of(
                    "firstResponse", Duration.ofSeconds(firstResponse).toString(),
                    "resolution", Duration.ofSeconds(resolution).toString());
        }
    }

    /**
     * The times, since its opening, at which a warning or a breach of a ticket is due if nobody touches the ticket.
     */
    static Stream<Duration> steps(Priority priority) {
        return TARGETS.getOrDefault(priority, new Targets(1, 1)).steps();
    }

    /** Publishes them on a server that has none yet. */
    public static void publishTo(SagadeskClient server) {
        publish(server, "routing", Map.of("offer", OFFER, "soothe", SOOTHE, "wayOut", WAY_OUT));
        publish(server, "post-chat", Map.of("consultation", Map.of("within", CONSULTATION)));
        publish(server, LAST_PUBLISHED, Map.of("plans", List.of(plan()), "calendars", Map.of("always", calendar())));
    }

    private static Map<String, Object> plan() {
        var targets = new TreeMap<String, Object>();
        TARGETS.forEach((priority, target) -> targets.put(priority.name(), target.asRules()));
        return Map.of("name", "seconds", "calendar", "always", "targets", targets, "warnAtPercent", WARN_AT_PERCENT);
    }

    private static Map<String, Object> calendar() {
        var hours = new TreeMap<String, Object>();
        for (var day : DayOfWeek.values()) hours.put(day.name(), List.of("00:00-24:00"));
        return Map.of("zone", "UTC", "hours", hours);
    }

    private static void publish(SagadeskClient server, String policy, Map<String, ?> rules) {
        var body = CommandJsonLines.JSON.writeValueAsString(Map.of("rules", rules));
        server.put("/v1/policies/" + policy + "/versions/1", body);
    }
}
