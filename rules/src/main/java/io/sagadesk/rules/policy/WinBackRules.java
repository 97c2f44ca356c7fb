package io.sagadesk.rules.policy;

import io.sagadesk.api.customer.Segment;
import io.sagadesk.api.policy.PolicyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How customers who are slipping away are won back.
 *
 * @param segments that a customer must change to
 * @param first the first offer
 * @param second the offer after the first one has failed; the same as the first unless said otherwise
 * @param attribution how long after an offer a purchase wins the customer back
 * @param secondAfter how long after the first offer has failed the second one is made
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

    /** Throws {@link io.sagadesk.api.Invalid} with all faults. */
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
