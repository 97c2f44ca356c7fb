package io.sagadesk.api.rfm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for the RFM standing of one customer.
 *
 * @param standing absent if the customer made no purchase in the window
 * @param whyNoChurn the reason why there is no probability; absent if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RfmStandingFound(
        @Nullable RfmStanding standing, @Nullable String whyNoChurn, AsOf asOf) implements ReadAnswer {}
