package io.sagadesk.projections.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One customer's part in a campaign.
 *
 * @param heldOut got nothing, to compare with those who were treated
 * @param since when the first coupon was issued or the customer was held out
 * @param converted whether they bought anything after that, within {@link #ATTRIBUTION_WINDOW}: with a coupon or without,
 *     for what those who are held out would buy anyway is to be taken off
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
