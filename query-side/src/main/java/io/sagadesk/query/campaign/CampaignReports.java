package io.sagadesk.query.campaign;

import io.sagadesk.api.campaign.CampaignReport;
import io.sagadesk.api.campaign.CampaignState;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.campaign.AudienceGroup;
import io.sagadesk.projections.campaign.CampaignFigures;
import java.util.Objects;

/** Says what the figures of a campaign say. */
final class CampaignReports {

    private CampaignReports() {}

    static CampaignReport of(StoredDocument<CampaignFigures> stored) {
        var known = stored.doc();
        var terms = Objects.requireNonNull(known.terms());
        var coupons = known.coupons();
        return new CampaignReport(
                new CampaignId(stored.id()),
                terms.name(),
                terms.kind(),
                CampaignState.valueOf(known.state().name()),
                terms.budget(),
                known.remaining(),
                terms.couponsPerCustomer(),
                terms.holdoutPercent(),
                terms.launchedAt(),
                terms.endsAt(),
                new CampaignReport.Coupons(coupons.issued(), coupons.redeemed(), coupons.expired(), coupons.revoked()),
                group(known.treated()),
                group(known.heldOut()),
                known.withheld(),
                known.uplift()
                        .map(uplift -> new CampaignReport.Uplift(uplift.difference(), uplift.low(), uplift.high()))
                        .orElse(null));
    }

    private static CampaignReport.Group group(AudienceGroup known) {
        var conversion = known.customers() == 0 ? null : known.conversion();
        return new CampaignReport.Group(known.customers(), known.converted(), conversion);
    }
}
