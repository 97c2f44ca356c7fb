package io.sagadesk.rules.policy;

import io.sagadesk.api.policy.PolicyKind;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When customers are assessed.
 *
 * @param assessAt the time of day
 * @param zone of that time, and of the days that are counted
 * @param perSecond how many customers are assessed in a second at most
 * @param windowDays how many days back purchases count; absent for all there are
 */
public record RfmRules(
        int version,
        LocalTime assessAt,
        ZoneId zone,
        int perSecond,
        @Nullable Integer windowDays) implements PolicyRules {

    public static final RfmRules BUILT_IN = read(0, BuiltInRules.of(PolicyKind.RFM));

    /** Throws {@link io.sagadesk.api.Invalid} with all faults. */
    public static RfmRules read(int version, Map<String, Object> rules) {
        return RuleReader.read(
                PolicyKind.RFM,
                rules,
                given -> new RfmRules(
                        version,
                        given.rule("assessAt").time(),
                        given.rule("zone").zone(),
                        given.rule("perSecond").number(1, 100_000),
                        given.rule("windowDays").optional(days -> days.number(1, 36_600))));
    }
}
