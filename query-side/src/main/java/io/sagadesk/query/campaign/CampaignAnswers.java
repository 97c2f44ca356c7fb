package io.sagadesk.query.campaign;

import static io.sagadesk.projections.campaign.CampaignProjection.CAMPAIGNS;
import static io.sagadesk.projections.campaign.CampaignProjection.PROJECTION;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.sagadesk.api.campaign.CampaignFound;
import io.sagadesk.api.campaign.CampaignList;
import io.sagadesk.api.campaign.CampaignQuery.HowIsCampaignDoing;
import io.sagadesk.api.campaign.CampaignQuery.WhichCampaigns;
import io.sagadesk.projections.StoredDocument;
import io.sagadesk.projections.campaign.CampaignFigures;
import io.sagadesk.query.PageCursor;
import io.sagadesk.query.ReadSide;
import java.util.ArrayList;
import java.util.List;
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
        List<StoredDocument<CampaignFigures>> found = serving.documents(CAMPAIGNS)
                .find(filter(query))
                .sort(Sorts.ascending("_id"))
                .limit(query.limit() + 1)
                .into(new ArrayList<>());
        var page = found.subList(0, Math.min(found.size(), query.limit()));
        var next = found.size() > page.size()
                ? PageCursor.of(page.get(page.size() - 1).id())
                : null;
        return new CampaignList(page.stream().map(CampaignReports::of).toList(), next, serving.asOf());
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
        var filters = new ArrayList<Bson>();
        filters.add(Filters.exists("doc.terms.launchedAt"));
        if (query.state() != null)
            filters.add(Filters.eq("doc.state", query.state().name()));
        if (query.kind() != null)
            filters.add(Filters.eq("doc.terms.kind", query.kind().name()));
        PageCursor.values(query.cursor(), 1).forEach(id -> filters.add(Filters.gt("_id", id)));
        return Filters.and(filters);
    }
}
