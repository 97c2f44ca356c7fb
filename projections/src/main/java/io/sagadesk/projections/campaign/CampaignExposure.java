package io.sagadesk.projections.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One customer's exposure to a campaign.
 *
 * @param heldOut whether the customer is in the holdout and received nothing
 * @param since when the first coupon was issued or the customer was held out
 * @param converted whether the customer bought anything after that within {@link #ATTRIBUTION_WINDOW}, with or without
 * a coupon; purchases of the holdout are the baseline to subtract
 */
public record CampaignExposure(boolean heldOut, Instant since, boolean converted) {

    public static final Duration ATTRIBUTION_WINDOW = Duration.ofDays(14);

    static CampaignExposure of(boolean heldOut, Instant since, List<Instant> purchases) {
        var fresh = new CampaignExposure(heldOut, since, false);
        return purchases.stream().reduce(fresh, CampaignExposure::afterPurchase, (one, other) -> one);
    }

    CampaignExposure afterPurchase(Instant at) {
        var counts = at.isAfter(since) && at.isBefore(since.plus(ATTRIBUTION_WINDOW));
        return converted || !counts ? this : new CampaignExposure(heldOut, since, true);
    }
}
