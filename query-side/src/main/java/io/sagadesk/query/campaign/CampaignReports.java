package io.sagadesk.query.campaign;

import io.sagadesk.api.campaign.CampaignReport;
import io.sagadesk.api.campaign.CampaignState;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.campaign.AudienceGroup;
import io.sagadesk.projections.campaign.CampaignFigures;
import java.util.Objects;

/** Converts the figures of campaigns to reports. */
final class CampaignReports {

    private CampaignReports() {}

    static CampaignReport of(StoredDocument<CampaignFigures> stored) {
        var figures = stored.doc();
        var terms = Objects.requireNonNull(figures.terms());
        var coupons = figures.coupons();
        return new CampaignReport(
                new CampaignId(stored.id()),
                terms.name(),
                terms.kind(),
                CampaignState.valueOf(figures.state().name()),
                terms.budget(),
                figures.remaining(),
                terms.couponsPerCustomer(),
                terms.holdoutPercent(),
                terms.launchedAt(),
                terms.endsAt(),
                new CampaignReport.Coupons(coupons.issued(), coupons.redeemed(), coupons.expired(), coupons.revoked()),
                group(figures.treated()),
                group(figures.heldOut()),
                figures.withheld(),
                figures.uplift()
                        .map(uplift -> new CampaignReport.Uplift(uplift.difference(), uplift.low(), uplift.high()))
                        .orElse(null));
    }

    private static CampaignReport.Group group(AudienceGroup figures) {
        var conversion = figures.customers() == 0 ? null : figures.conversion();
        return new CampaignReport.Group(figures.customers(), figures.converted(), conversion);
    }
}
