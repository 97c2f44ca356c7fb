package io.sagadesk.api.campaign;

import io.sagadesk.api.PageRequest;
import io.sagadesk.api.Query;
import io.sagadesk.api.id.CampaignId;
import org.jspecify.annotations.Nullable;

/** Queries about campaigns. */
public sealed interface CampaignQuery extends Query {

    @Override
    default String projection() {
        return "campaigns";
    }

    /**
     * Lists campaigns in the order of their ids; answered by a {@link CampaignList}.
     *
     * @param state absent for all states; an absent kind means all kinds
     * @param limit 1 to 1000
     * @param cursor the {@code next} of the previous page
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

    /** Asks for the cost and the effect of a campaign; answered by a {@link CampaignFound}. */
    record HowIsCampaignDoing(CampaignId campaignId) implements CampaignQuery {}
}
