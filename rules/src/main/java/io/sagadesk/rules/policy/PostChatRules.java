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
 * What happens after the chat, and which offers a customer may get.
 *
 * @param followUpPriority of the ticket that is opened for a conversation that was closed as unresolved
 * @param survey whether customers are asked how it was
 * @param poorStars a rating of as many or fewer is poor
 * @param goodStars a rating of as many or more is good
 * @param apology what a poor rating brings; absent for nothing
 * @param consultation what a talk about buying brings that no purchase follows; absent for nothing
 * @param membership the invitation after a good rating; absent for none
 * @param proactive the invitation to a chat; absent for none
 * @param offers the limits for all offers to one customer
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
     * A coupon after a talk about buying.
     *
     * @param intents any of which is such a talk
     * @param within how long after the closing a purchase is waited for
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
     * An invitation to join.
     *
     * @param campaign whose holdout applies
     */
    public record Membership(CampaignId campaign) {

        private static Membership read(RuleReader given) {
            return new Membership(CouponGift.campaign(given.rule("campaign")));
        }
    }

    /**
     * An invitation to a chat, once per visit.
     *
     * @param pages of which any may be viewed
     * @param views after how many of them in one visit
     */
    public record Proactive(List<String> pages, int views) {

        private static Proactive read(RuleReader given) {
            return new Proactive(
                    given.rule("pages").list(1, RuleValue::text),
                    given.rule("views").number(1, 1_000));
        }
    }

    /** Throws {@link io.sagadesk.api.Invalid} with all faults. */
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
