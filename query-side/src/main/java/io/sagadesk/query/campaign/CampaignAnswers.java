package io.sagadesk.query.campaign;

import static io.sagadesk.projections.campaign.CampaignProjection.CAMPAIGNS;
import static io.sagadesk.projections.campaign.CampaignProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import io.sagadesk.api.campaign.CampaignFound;
import io.sagadesk.api.campaign.CampaignList;
import io.sagadesk.api.campaign.CampaignQuery.HowIsCampaignDoing;
import io.sagadesk.api.campaign.CampaignQuery.WhichCampaigns;
import io.sagadesk.query.IdOrder;
import io.sagadesk.query.ListFilter;
import io.sagadesk.query.ReadSide;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.conversions.Bson;

/** Answers queries about campaigns from their figures. */
public final class CampaignAnswers {

    private final ReadSide readSide;

    public CampaignAnswers(ReadSide readSide) {
        this.readSide = readSide;
    }

    @QueryHandler
    public CampaignList answer(WhichCampaigns query) {
        var serving = readSide.serving(PROJECTION);
        var page = IdOrder.page(serving.documents(CAMPAIGNS), filter(query), query.cursor(), query.limit());
        var reports = page.documents().stream().map(CampaignReports::of).toList();
        return new CampaignList(reports, page.next(), serving.asOf());
    }

    @QueryHandler
    public CampaignFound answer(HowIsCampaignDoing query) {
        var serving = readSide.serving(PROJECTION);
        var launched =
                Filters.and(Filters.eq("_id", query.campaignId().value()), Filters.exists("doc.terms.launchedAt"));
        var found = serving.documents(CAMPAIGNS).find(launched).first();
        return new CampaignFound(found == null ? null : CampaignReports.of(found), serving.asOf());
    }

    private static Bson filter(WhichCampaigns query) {
        return new ListFilter()
                .has("doc.terms.launchedAt")
                .is("doc.state", query.state())
                .is("doc.terms.kind", query.kind())
                .filter();
    }
}
