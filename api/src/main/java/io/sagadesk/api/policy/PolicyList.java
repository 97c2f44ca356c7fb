package io.sagadesk.api.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of all policies. */
public record PolicyList(List<Newest> policies, AsOf asOf) implements ReadAnswer {

    /**
     * A policy and its newest version.
     *
     * @param version the newest version; 0 if none was published
     * @param at the time of its publication; absent for version 0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Newest(
            PolicyId policyId, int version, @Nullable Instant at) {}
}
