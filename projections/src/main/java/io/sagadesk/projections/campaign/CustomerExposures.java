package io.sagadesk.projections.campaign;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.sagadesk.api.id.CampaignId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One customer's campaign exposures and purchases. An event may be recorded long after it happened, so the result does
 * not depend on the order of exposures and purchases in the log.
 *
 * @param byCampaign the exposures by campaign id
 * @param purchases the times of the last {@value #PURCHASES} purchases, oldest first
 */
public record CustomerExposures(Map<String, CampaignExposure> byCampaign, List<Instant> purchases) {

    static final CustomerExposures NONE = new CustomerExposures(Map.of(), List.of());
    private static final int PURCHASES = 100;

    public CustomerExposures {
        byCampaign = Collections.unmodifiableMap(new TreeMap<>(byCampaign));
        purchases = List.copyOf(purchases);
    }

    CustomerExposures treated(CampaignId campaignId, Instant at) {
        return exposed(campaignId, false, at);
    }

    CustomerExposures heldOut(CampaignId campaignId, Instant at) {
        return exposed(campaignId, true, at);
    }

    /** A customer is exposed from the first coupon of a campaign on and never changes between treatment and holdout. */
    private CustomerExposures exposed(CampaignId campaignId, boolean heldOut, Instant at) {
        var since = at.truncatedTo(MILLIS); // the precision of stored documents
        var known = byCampaign.get(campaignId.value());
        if (known != null && !since.isBefore(known.since())) return this;
        var group = known == null ? heldOut : known.heldOut();
        var more = new TreeMap<>(byCampaign);
        more.put(campaignId.value(), CampaignExposure.of(group, since, purchases));
        return new CustomerExposures(more, purchases);
    }

    CustomerExposures bought(Instant at) {
        var time = at.truncatedTo(MILLIS);
        var changed = new TreeMap<>(byCampaign);
        changed.replaceAll((campaignId, exposure) -> exposure.afterPurchase(time));
        var times = new ArrayList<>(purchases);
        times.add(time);
        Collections.sort(times);
        return new CustomerExposures(changed, times.subList(Math.max(0, times.size() - PURCHASES), times.size()));
    }
}
