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
 * The rules of the policy {@code routing}: the choice of desk and agent, and the limits of waiting.
 *
 * @param offer the time limit for accepting an offered conversation
 * @param soothe the waiting time after which the customer gets a soothing message
 * @param wayOut the waiting time after which the customer is offered a call back or a ticket
 * @param contactPersonWithin how long an agent remains the contact person after serving the customer
 * @param angryBelow a sentiment score below this value counts as anger
 * @param vipSegments the segments whose customers are VIP
 * @param criteria the criteria that rank eligible agents, the most important first
 * @param desk the default desk, for conversations that match none of {@code desks}
 * @param desks the desk rules; the first one that matches an intent applies
 * @param humanFor the intents that request a human at once
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
     * A rule that selects a desk by intent.
     *
     * @param intents the intents that match the rule
     * @param skills the skills that an agent must have
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

    /** Reads published rules; throws {@link io.sagadesk.api.Invalid} with all faults. */
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

    /** Returns the desk rule for a conversation with these intents. */
    public DeskRule deskFor(Collection<String> intents) {
        return desks.stream()
                .filter(rule -> rule.intents().stream().anyMatch(intents::contains))
                .findFirst()
                .orElseGet(() -> new DeskRule(List.of(), desk, List.of(), Priority.NORMAL));
    }
}
