package io.sagadesk.rules.policy;

import io.sagadesk.api.Priority;
import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.id.DeskId;
import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.policy.RoutingCriterion;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Who serves whom, and how long anybody waits.
 *
 * @param offer how long an agent may leave an offer unaccepted
 * @param soothe how long a customer waits before the soothing message
 * @param wayOut how long a customer waits before the offer to be called back or to leave a ticket
 * @param contactPersonWithin how long ago an agent may have served the customer and still be the contact person
 * @param angryBelow a sentiment score below this one is anger
 * @param vipSegments whose customers are very important
 * @param criteria by which the eligible agents are told apart, the weightiest first
 * @param desk which desk a conversation goes to for which none of {@code desks} is meant
 * @param desks the first one that is for one of the intents is taken
 * @param humanFor intents with which a conversation goes to a person at once
 */
public record RoutingRules(
        int version,
        Duration offer,
        Duration soothe,
        Duration wayOut,
        Duration contactPersonWithin,
        int angryBelow,
        List<Segment> vipSegments,
        List<RoutingCriterion> criteria,
        DeskId desk,
        List<DeskRule> desks,
        List<String> humanFor)
        implements PolicyRules {

    public static final RoutingRules BUILT_IN = read(0, BuiltInRules.of(PolicyKind.ROUTING));

    /**
     * Where a conversation goes.
     *
     * @param intents any of which leads there
     * @param skills that an agent must have
     */
    public record DeskRule(List<String> intents, DeskId desk, List<String> skills, Priority priority) {

        private static final Map<String, Object> OTHERWISE = Map.of("skills", List.of(), "priority", "NORMAL");

        private static DeskRule read(RuleReader given) {
            return new DeskRule(
                    given.rule("intents").list(1, RuleValue::text),
                    RoutingRules.desk(given),
                    given.rule("skills").list(0, RuleValue::text),
                    given.rule("priority").word(Priority.class));
        }
    }

    /** Throws {@link io.sagadesk.api.Invalid} with all faults. */
    public static RoutingRules read(int version, Map<String, Object> rules) {
        return RuleReader.read(
                PolicyKind.ROUTING,
                rules,
                given -> new RoutingRules(
                        version,
                        given.rule("offer").duration(DurationLimits.SECOND, DurationLimits.DAY),
                        given.rule("soothe").duration(DurationLimits.SECOND, DurationLimits.DAY),
                        given.rule("wayOut").duration(DurationLimits.SECOND, DurationLimits.DAY),
                        given.rule("contactPersonWithin").duration(DurationLimits.NONE, DurationLimits.DECADE),
                        given.rule("angryBelow").number(-100, 100),
                        given.rule("vipSegments").list(0, segment -> segment.word(Segment.class)),
                        given.rule("criteria").list(1, criterion -> criterion.word(RoutingCriterion.class)),
                        desk(given),
                        given.rule("desks").list(0, desk -> desk.object(DeskRule.OTHERWISE, DeskRule::read)),
                        given.rule("humanFor").list(0, RuleValue::text)));
    }

    private static DeskId desk(RuleReader given) {
        return given.rule("desk").parsed("must be the id of a desk", DeskId::new, new DeskId("none"));
    }

    /** Where a conversation with these intents goes. */
    public DeskRule deskFor(Collection<String> intents) {
        return desks.stream()
                .filter(rule -> rule.intents().stream().anyMatch(intents::contains))
                .findFirst()
                .orElseGet(() -> new DeskRule(List.of(), desk, List.of(), Priority.NORMAL));
    }
}
