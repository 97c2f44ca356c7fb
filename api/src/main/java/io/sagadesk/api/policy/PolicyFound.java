package io.sagadesk.api.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a policy, if it was found.
 *
 * @param policy absent if there is no such version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyFound(@Nullable Text policy, AsOf asOf) implements ReadAnswer {

    /**
     * What a version says.
     *
     * @param at when it was published; absent for version 0
     * @param actor on whose behalf it was published
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Text(
            PolicyId policyId,
            int version,
            @Nullable Instant at,
            @Nullable String actor,
            Map<String, Object> rules) {}
}
