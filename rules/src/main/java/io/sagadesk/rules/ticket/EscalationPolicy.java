package io.sagadesk.rules.ticket;

import io.sagadesk.api.Decision;
import io.sagadesk.api.ticket.TargetInstance;
import io.sagadesk.api.ticket.Tier;
import io.sagadesk.rules.policy.EscalationRules;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a missed service-level target escalates a ticket, and to which tier.
 *
 * @param rules the version of the escalation policy that applies to the ticket
 */
public record EscalationPolicy(EscalationRules rules) {

    /** The rule that decisions name. */
    public static final String RULE = "escalation";

    private static final int WHOLE = 100;

    /**
     * The elapsed share of a target at which a breach reaches a level, in percent: 100 for level 1, and one more period of the
     * policy for each further level. Empty beyond the highest level.
     *
     * @param level from 1
     */
    public OptionalInt percentAtLevel(int level) {
        if (level > rules.mostLevels()) return OptionalInt.empty();
        return OptionalInt.of(WHOLE + (level - 1) * rules.repeatAfterPercent());
    }

    /** The tier that takes over from another one; empty where there is no higher one. */
    public Optional<Tier> tierAbove(Tier tier) {
        return rules.tiers().stream().filter(other -> other.isAbove(tier)).findFirst();
    }

    /** The decision that an escalation records. */
    public Decision because(Tier from, Tier to, TargetInstance instance, int level) {
        var inputs = Map.of(
                "from", from.name(),
                "to", to.name(),
                "tiers", rules.tiers().toString(),
                "target", instance.target().name(),
                "number", String.valueOf(instance.number()),
                "level", String.valueOf(level));
        return new Decision(RULE, rules.version(), inputs);
    }
}
