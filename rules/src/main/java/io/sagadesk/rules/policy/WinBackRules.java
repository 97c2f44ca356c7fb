package io.sagadesk.rules.policy;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.policy.PolicyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The rules of the policy {@code win-back}: offers to customers who are likely to leave.
 *
 * @param segments a change to one of these segments starts a win-back attempt
 * @param first the first offer
 * @param second the offer after the first one has failed; defaults to the first offer
 * @param attribution the attribution window: how long after an offer a purchase counts as won back
 * @param secondAfter the time from the failure of the first offer to the second offer
 */
public record WinBackRules(
        int version,
        List<Segment> segments,
        CouponGift first,
        CouponGift second,
        Duration attribution,
        Duration secondAfter)
        implements PolicyRules {

    public static final WinBackRules BUILT_IN = read(0, BuiltInRules.of(PolicyKind.WIN_BACK));

    /** Reads published rules; throws {@link io.sagadesk.api.Invalid} with all faults. */
    public static WinBackRules read(int version, Map<String, Object> rules) {
        return RuleReader.read(PolicyKind.WIN_BACK, rules, given -> {
            var first = CouponGift.read(given);
            return new WinBackRules(
                    version,
                    given.rule("segments").list(1, segment -> segment.word(Segment.class)),
                    first,
                    second(first, given),
                    given.rule("attribution").duration(DurationLimits.SECOND, DurationLimits.YEAR),
                    given.rule("secondAfter").duration(DurationLimits.NONE, DurationLimits.YEAR));
        });
    }

    private static CouponGift second(CouponGift first, RuleReader given) {
        var campaign = given.rule("secondCampaign").optional(CouponGift::campaign);
        var worth = given.rule("secondWorth").optional(RuleValue::money);
        return new CouponGift(
                campaign == null ? first.campaign() : campaign,
                worth == null ? first.worth() : worth,
                first.validFor());
    }
}
