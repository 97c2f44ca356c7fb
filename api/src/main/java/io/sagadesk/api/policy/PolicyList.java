package io.sagadesk.api.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All policies there are. */
public record PolicyList(List<Newest> policies, AsOf asOf) implements ReadAnswer {

    /**
     * A policy as it stands.
     *
     * @param version the newest one, 0 while none was published
     * @param at when that was published; absent for version 0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Newest(
            PolicyId policyId, int version, @Nullable Instant at) {}
}
