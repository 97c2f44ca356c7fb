package io.sagadesk.server.http.campaign;

import io.sagadesk.api.campaign.CampaignFound;
import io.sagadesk.api.campaign.CampaignKind;
import io.sagadesk.api.campaign.CampaignList;
import io.sagadesk.api.campaign.CampaignQuery.HowIsCampaignDoing;
import io.sagadesk.api.campaign.CampaignQuery.WhichCampaigns;
import io.sagadesk.api.campaign.CampaignState;
import io.sagadesk.api.id.CampaignId;
import io.sagadesk.server.http.query.QueryPage;
import io.sagadesk.server.http.query.QuerySender;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Queries about campaigns: their state, costs and results. */
@RestController
@RequestMapping("/v1/campaigns")
class CampaignQueryResource {

    private final QuerySender queries;

    CampaignQueryResource(QuerySender queries) {
        this.queries = queries;
    }

    @GetMapping
    CampaignList campaigns(
            @RequestParam(required = false) @Nullable CampaignState state,
            @RequestParam(required = false) @Nullable CampaignKind kind,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletRequest request) {
        var most = QueryPage.checked(limit);
        return queries.ask(() -> new WhichCampaigns(state, kind, most, cursor), CampaignList.class, request);
    }

    @GetMapping("/{campaignId}/report")
    CampaignFound report(@PathVariable CampaignId campaignId, HttpServletRequest request) {
        return queries.find(
                () -> new HowIsCampaignDoing(campaignId), CampaignFound.class, CampaignFound::campaign, request);
    }
}
