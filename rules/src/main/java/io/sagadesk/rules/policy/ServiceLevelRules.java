package io.sagadesk.rules.policy;

import io.sagadesk.api.Priority;
import io.sagadesk.api.conversation.Channel;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.ticket.ServiceLevelTarget;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the policy {@code sla}: service-level plans and their business calendars.
 *
 * @param plans the first plan that matches a ticket applies to it
 */
public record ServiceLevelRules(int version, List<Plan> plans) implements PolicyRules {

    public static final ServiceLevelRules BUILT_IN = read(0, BuiltInRules.of(PolicyKind.SLA));

    /**
     * A plan: the targets for some tickets.
     *
     * @param priorities the priorities of matching tickets; empty for all
     * @param channels the conversation channels of matching tickets; empty for all, and for tickets without a conversation
     * @param targets in business time; a missing target is not set
     * @param botReplyCounts whether a reply of a bot counts as first response
     * @param warnAtPercent percentage of the target time at which the assignee is warned
     */
    public record Plan(
            String name,
            List<Priority> priorities,
            List<Channel> channels,
            BusinessCalendar calendar,
            Map<Priority, Map<ServiceLevelTarget, Duration>> targets,
            boolean botReplyCounts,
            int warnAtPercent) {

        private static final Map<String, Object> OTHERWISE =
                Map.of("priorities", List.of(), "channels", List.of(), "botReplyCounts", false, "warnAtPercent", 80);

        private static Plan read(RuleReader given, Map<String, BusinessCalendar> calendars, Set<String> names) {
            return new Plan(
                    unique(names, given.rule("name")),
                    given.rule("priorities").list(0, priority -> priority.word(Priority.class)),
                    given.rule("channels").list(0, channel -> channel.word(Channel.class)),
                    oneOf(calendars, given.rule("calendar")),
                    promises(given.rule("targets"), Plan::targets),
                    given.rule("botReplyCounts").flag(),
                    given.rule("warnAtPercent").number(1, 99));
        }

        private static String unique(Set<String> names, RuleValue rule) {
            var name = rule.text();
            return names.add(name) || !rule.isGood() ? name : rule.fault("is the name of another plan", name);
        }

        private static BusinessCalendar oneOf(Map<String, BusinessCalendar> calendars, RuleValue rule) {
            var name = rule.text();
            var calendar = calendars.getOrDefault(name, BusinessCalendar.NEVER);
            var isKnown = calendars.containsKey(name) || !rule.isGood();
            return isKnown ? calendar : rule.fault("names no calendar", calendar);
        }

        private static <K, T> Map<K, T> promises(RuleValue rule, Function<RuleReader, Map<K, T>> how) {
            var promises = rule.object(how);
            return promises.isEmpty() && rule.isGood() ? rule.fault("must promise something", promises) : promises;
        }

        private static Map<Priority, Map<ServiceLevelTarget, Duration>> targets(RuleReader given) {
            var targets = new EnumMap<Priority, Map<ServiceLevelTarget, Duration>>(Priority.class);
            for (var priority : Priority.values()) {
                var promised = given.rule(priority.name()).optional(rule -> promises(rule, Plan::durations));
                if (promised != null) targets.put(priority, promised);
            }
            return Collections.unmodifiableMap(targets);
        }

        private static Map<ServiceLevelTarget, Duration> durations(RuleReader given) {
            var durations = new EnumMap<ServiceLevelTarget, Duration>(ServiceLevelTarget.class);
            for (var target : ServiceLevelTarget.values()) {
                var duration = given.rule(nameOf(target))
                        .optional(rule -> rule.duration(DurationLimits.SECOND, DurationLimits.YEAR));
                if (duration != null) durations.put(target, duration);
            }
            return Collections.unmodifiableMap(durations);
        }

        private static String nameOf(ServiceLevelTarget target) {
            return switch (target) {
                case FIRST_RESPONSE -> "firstResponse";
                case NEXT_RESPONSE -> "nextResponse";
                case RESOLUTION -> "resolution";
            };
        }

        boolean isFor(Priority priority, @Nullable Channel channel) {
            return (priorities.isEmpty() || priorities.contains(priority))
                    && (channels.isEmpty() || (channel != null && channels.contains(channel)));
        }

        public Optional<Duration> promised(Priority priority, ServiceLevelTarget target) {
            return Optional.ofNullable(targets.getOrDefault(priority, Map.of()).get(target));
        }
    }

    /** Reads published rules; throws {@link io.sagadesk.api.Invalid} with all faults. */
    public static ServiceLevelRules read(int version, Map<String, Object> rules) {
        return RuleReader.read(PolicyKind.SLA, rules, given -> {
            var calendars = given.rule("calendars").named(BusinessCalendar::read);
            var names = new HashSet<String>();
            var plans = given.rule("plans")
                    .list(1, plan -> plan.object(Plan.OTHERWISE, fields -> Plan.read(fields, calendars, names)));
            return new ServiceLevelRules(version, plans);
        });
    }

    /**
     * Returns the plan for a ticket; empty if no plan matches.
     *
     * @param channel the channel of its conversation; absent for a ticket without one
     */
    public Optional<Plan> planFor(Priority priority, @Nullable Channel channel) {
        return plans.stream().filter(plan -> plan.isFor(priority, channel)).findFirst();
    }

    public Optional<Plan> plan(String name) {
        return plans.stream().filter(plan -> plan.name().equals(name)).findFirst();
    }

    /** Returns the plan of this name, or the closest one if these rules stand in for others that have it. */
    public Plan planOf(String name, Priority priority) {
        return plan(name).or(() -> planFor(priority, null)).orElseGet(() -> plans.get(0));
    }
}
