package io.sagadesk.rules.policy;

import io.sagadesk.api.policy.PolicyKind;
import io.sagadesk.api.ticket.Tier;
import java.util.List;
import java.util.Map;

/**
 * The rules of the policy {@code escalation}: the tier that takes over after a breach.
 *
 * @param tiers the escalation ladder, lowest tier first; tiers that are not in it are skipped
 * @param mostLevels the maximum number of escalations per breached target instance, 1 to 3
 * @param repeatAfterPercent percentage of the target time after which a target that is still unmet escalates again
 * @param poorRatingTier the tier that takes over after a poor rating
 */
public record EscalationRules(
        int version, List<Tier> tiers, int mostLevels, int repeatAfterPercent, Tier poorRatingTier)
        implements PolicyRules {

    public static final EscalationRules BUILT_IN = read(0, BuiltInRules.of(PolicyKind.ESCALATION));

    /** Reads published rules; throws {@link io.sagadesk.api.Invalid} with all faults. */
    public static EscalationRules read(int version, Map<String, Object> rules) {
        return RuleReader.read(PolicyKind.ESCALATION, rules, given -> {
            var ladder = given.rule("tiers");
            var tiers = ladder.list(1, tier -> tier.word(Tier.class));
            var goesUp = tiers.equals(tiers.stream().sorted().toList()) || !ladder.isGood();
            return new EscalationRules(
                    version,
                    goesUp ? tiers : ladder.fault("must go from below to above", tiers),
                    given.rule("mostLevels").number(1, 3),
                    given.rule("repeatAfterPercent").number(1, 1_000),
                    poorRatingTier(given, tiers));
        });
    }

    private static Tier poorRatingTier(RuleReader given, List<Tier> tiers) {
        var rule = given.rule("poorRatingTier");
        var tier = rule.word(Tier.class);
        var isKnown =
                tiers.contains(tier) || !rule.isGood() || !given.rule("tiers").isGood();
        return isKnown ? tier : rule.fault("must be one of the tiers", tier);
    }
}
