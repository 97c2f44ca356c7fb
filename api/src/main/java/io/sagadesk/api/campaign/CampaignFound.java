package io.sagadesk.api.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A campaign, if it was found.
 *
 * @param campaign absent if there is none of that id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CampaignFound(@Nullable CampaignReport campaign, AsOf asOf) implements ReadAnswer {}
