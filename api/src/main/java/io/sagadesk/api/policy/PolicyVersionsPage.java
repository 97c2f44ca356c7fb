package io.sagadesk.api.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the published versions of a policy.
 *
 * @param next the cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyVersionsPage(
        PolicyId policyId,
        List<Published> versions,
        @Nullable String next,
        AsOf asOf) implements ReadAnswer {

    /**
     * A published version without its rules.
     *
     * @param actor the actor who published it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Published(
            int version, Instant at, @Nullable String actor) {}
}
