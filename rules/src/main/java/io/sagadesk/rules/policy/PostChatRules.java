package io.sagadesk.rules.policy;

import io.sagadesk.api.Priority;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.api.offer.OfferLimits;
import io.sagadesk.api.policy.PolicyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the policy {@code post-chat}: actions after a chat, and the limits of offers.
 *
 * @param followUpPriority priority of the follow-up ticket of a conversation that was closed as unresolved
 * @param survey whether customers are asked for a rating
 * @param poorStars a rating up to this number of stars is poor
 * @param goodStars a rating from this number of stars is good
 * @param apology the coupon after a poor rating; absent for none
 * @param consultation the coupon after a consultation without a purchase; absent for none
 * @param membership the invitation to become a member after a good rating; absent for none
 * @param proactive the proactive invitation to a chat; absent for none
 * @param offers the limits of all offers to one customer
 */
public record PostChatRules(
        int version,
        Priority followUpPriority,
        boolean survey,
        int poorStars,
        int goodStars,
        @Nullable CouponGift apology,
        @Nullable Consultation consultation,
        @Nullable Membership membership,
        @Nullable Proactive proactive,
        OfferLimits offers)
        implements PolicyRules {

    public static final PostChatRules BUILT_IN = read(0, BuiltInRules.of(PolicyKind.POST_CHAT));

    /**
     * The coupon after a consultation about buying.
     *
     * @param intents the intents that make a conversation a consultation
     * @param within the time limit for a purchase after the closing
     */
    public record Consultation(List<String> intents, Duration within, CouponGift gift) {

        private static Consultation read(RuleReader given) {
            return new Consultation(
                    given.rule("intents").list(1, RuleValue::text),
                    given.rule("within").duration(DurationLimits.SECOND, DurationLimits.YEAR),
                    CouponGift.read(given));
        }
    }

    /**
     * The invitation to become a member.
     *
     * @param campaign the campaign whose holdout applies
     */
    public record Membership(CampaignId campaign) {

        private static Membership read(RuleReader given) {
            return new Membership(CouponGift.campaign(given.rule("campaign")));
        }
    }

    /**
     * The proactive invitation to a chat, once per visit.
     *
     * @param pages the pages whose views count
     * @param views the number of views of any of these pages in one visit that triggers the invitation
     */
    public record Proactive(List<String> pages, int views) {

        private static Proactive read(RuleReader given) {
            return new Proactive(
                    given.rule("pages").list(1, RuleValue::text),
                    given.rule("views").number(1, 1_000));
        }
    }

    /** Reads published rules; throws {@link io.sagadesk.api.Invalid} with all faults. */
    public static PostChatRules read(int version, Map<String, Object> rules) {
        return RuleReader.read(PolicyKind.POST_CHAT, rules, given -> {
            var poorStars = given.rule("poorStars").number(0, 4);
            return new PostChatRules(
                    version,
                    given.rule("followUpPriority").word(Priority.class),
                    given.rule("survey").flag(),
                    poorStars,
                    given.rule("goodStars").number(poorStars + 1, 5),
                    given.rule("apology").optional(rule -> rule.object(CouponGift::read)),
                    given.rule("consultation").optional(rule -> rule.object(Consultation::read)),
                    given.rule("membership").optional(rule -> rule.object(Membership::read)),
                    given.rule("proactive").optional(rule -> rule.object(Proactive::read)),
                    given.rule("offers").object(PostChatRules::limits));
        });
    }

    private static OfferLimits limits(RuleReader given) {
        return new OfferLimits(
                given.rule("most").number(0, OfferLimits.MOST),
                given.rule("within").duration(DurationLimits.SECOND, DurationLimits.DECADE),
                given.rule("quietFrom").time(),
                given.rule("quietUntil").time(),
                given.rule("zone").zone(),
                given.rule("attribution").duration(DurationLimits.SECOND, DurationLimits.YEAR));
    }
}
