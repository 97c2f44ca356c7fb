package io.sagadesk.rules.policy;

import io.sagadesk.api.policy.PolicyKind;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the policy {@code rfm}: the schedule and window of the customer assessment.
 *
 * @param assessAt the local time of day of the assessment
 * @param zone the time zone of {@code assessAt} and of the days of the window
 * @param perSecond the maximum number of customers assessed per second
 * @param windowDays the number of days whose purchases count; absent for all history
 */
public record RfmRules(
        int version,
        LocalTime assessAt,
        ZoneId zone,
        int perSecond,
        @Nullable Integer windowDays) implements PolicyRules {

    public static final RfmRules BUILT_IN = read(0, BuiltInRules.of(PolicyKind.RFM));

    /** Reads published rules; throws {@link io.sagadesk.api.Invalid} with all faults. */
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
