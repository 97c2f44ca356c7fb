package io.sagadesk.api.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The differences between two versions of a policy.
 *
 * @param differences absent if one of the versions does not exist
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyComparison(
        PolicyId policyId, int from, int to, @Nullable List<Difference> differences, AsOf asOf) implements ReadAnswer {

    /**
     * One difference.
     *
     * @param path the path of the value, such as {@code plans[0].targets.HIGH.resolution}
     * @param from the value of the first version; absent if only the second has one
     * @param to the value of the second version; absent if only the first has one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            String path, @Nullable Object from, @Nullable Object to) {}
}
