package io.sagadesk.api.campaign;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.CampaignId;
import org.jspecify.annotations.Nullable;

/** What may be asked about campaigns. */
public sealed interface CampaignQuery extends Query {

    @Override
    default String projection() {
        return "campaigns";
    }

    /**
     * Asks for campaigns, by their ids; answered by a {@link CampaignList}.
     *
     * @param state absent for all, and so for the kind
     * @param limit 1 to 1000
     * @param cursor where the page before ended, as that page said
     */
    record WhichCampaigns(
            @Nullable CampaignState state,
            @Nullable CampaignKind kind,
            int limit,
            @Nullable String cursor) implements CampaignQuery {

        public WhichCampaigns {
            PageRequest.checked(limit);
        }
    }

    /** Asks what a campaign costs and what it brings; answered by a {@link CampaignFound}. */
    record HowIsCampaignDoing(CampaignId campaignId) implements CampaignQuery {}
}
