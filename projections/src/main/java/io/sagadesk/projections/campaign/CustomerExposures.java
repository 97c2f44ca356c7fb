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
 * The campaigns that one customer was part of, and when they bought: an event may be recorded long after it happened, so
 * which comes first in the log must not matter.
 *
 * @param byCampaign by campaign id
 * @param purchases the times of the last {@value #PURCHASES}, the oldest first
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

    /** Who gets several coupons of a campaign is treated with the first of them; nobody changes groups. */
    private CustomerExposures exposed(CampaignId campaignId, boolean heldOut, Instant at) {
        var since = at.truncatedTo(MILLIS); // as it is stored
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
