package io.sagadesk.api.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for one campaign.
 *
 * @param campaign absent if no campaign has the id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignFound(@Nullable CampaignReport campaign, AsOf asOf) implements ReadAnswer {}
