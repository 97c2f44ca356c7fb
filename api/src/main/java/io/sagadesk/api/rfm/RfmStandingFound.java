package io.sagadesk.api.rfm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stood, if they bought anything.
 *
 * @param standing absent for who bought nothing in the window
 * @param whyNoChurn why there is no probability; absent where there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RfmStandingFound(
        @Nullable RfmStanding standing, @Nullable String whyNoChurn, AsOf asOf) implements ReadAnswer {}
