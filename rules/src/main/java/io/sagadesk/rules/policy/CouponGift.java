package io.sagadesk.rules.policy;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CampaignId;
import java.time.Duration;

/**
 * A coupon that a rule has issued.
 *
 * @param campaign that pays for it; nothing is issued while it has not been launched
 * @param validFor from its issue
 */
public record CouponGift(CampaignId campaign, Money worth, Duration validFor) {

    static CouponGift read(RuleReader given) {
        return new CouponGift(
                campaign(given.rule("campaign")), given.rule("worth").money(), validFor(given.rule("validFor")));
    }

    static CampaignId campaign(RuleValue rule) {
        return rule.parsed("must be the id of a campaign", CampaignId::new, new CampaignId("none"));
    }

    static Duration validFor(RuleValue rule) {
        return rule.duration(DurationLimits.SECOND, DurationLimits.DECADE);
    }
}
