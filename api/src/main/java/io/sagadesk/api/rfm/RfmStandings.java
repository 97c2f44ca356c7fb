package io.sagadesk.api.rfm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of RFM standings.
 *
 * @param next the cursor of the next page; absent on the last one
 * @param whyNoChurn the reason why there are no probabilities; absent if there are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RfmStandings(
        List<RfmStanding> customers,
        @Nullable String next,
        @Nullable String whyNoChurn,
        AsOf asOf) implements ReadAnswer {}
