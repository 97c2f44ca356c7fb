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
public record Exposures(Map<String, Exposure> byCampaign, List<Instant> purchases) {

    static final Exposures NONE = new Exposures(Map.of(), List.of());
    private static final int PURCHASES = 100;

    public Exposures {
        byCampaign = Collections.unmodifiableMap(new TreeMap<>(byCampaign));
        purchases = List.copyOf(purchases);
    }

    Exposures treated(CampaignId campaignId, Instant at) {
        return exposed(campaignId, false, at);
    }

    Exposures heldOut(CampaignId campaignId, Instant at) {
        return exposed(campaignId, true, at);
    }

    /** Who gets several coupons of a campaign is treated with the first of them; nobody changes groups. */
    private Exposures exposed(CampaignId campaignId, boolean heldOut, Instant at) {
        var since = at.truncatedTo(MILLIS); // as it is stored
        var known = byCampaign.get(campaignId.value());
        if (known != null && !since.isBefore(known.since())) return this;
        var group = known == null ? heldOut : known.heldOut();
        var more = new TreeMap<>(byCampaign);
        more.put(campaignId.value(), Exposure.of(group, since, purchases));
        return new Exposures(more, purchases);
    }

    Exposures bought(Instant at) {
        var time = at.truncatedTo(MILLIS);
        var changed = new TreeMap<>(byCampaign);
        changed.replaceAll((campaignId, exposure) -> exposure.afterPurchase(time));
        var times = new ArrayList<>(purchases);
        times.add(time);
        Collections.sort(times);
        return new Exposures(changed, times.subList(Math.max(0, times.size() - PURCHASES), times.size()));
    }
}
