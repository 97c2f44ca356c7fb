package io.sagadesk.rules.policy;

import io.sagadesk.api.Money;
import io.sagadesk.api.id.CampaignId;
import java.time.Duration;

/**
 * The coupon that a rule offers.
 *
 * @param campaign the campaign that pays for it; no coupon is issued before the campaign is launched
 * @param validFor the validity, counted from the issue
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
