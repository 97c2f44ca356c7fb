package io.sagadesk.api.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for a version of a policy.
 *
 * @param policy absent if the version does not exist
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyFound(@Nullable Text policy, AsOf asOf) implements ReadAnswer {

    /**
     * The rules of one version.
     *
     * @param at the time of publication; absent for version 0
     * @param actor the actor who published it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Text(
            PolicyId policyId,
            int version,
            @Nullable Instant at,
            @Nullable String actor,
            Map<String, Object> rules) {}
}
