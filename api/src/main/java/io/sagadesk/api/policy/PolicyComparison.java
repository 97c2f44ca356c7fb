package io.sagadesk.api.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In what two versions of a policy differ.
 *
 * @param differences absent if one of the versions is not there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyComparison(
        PolicyId policyId, int from, int to, @Nullable List<Difference> differences, AsOf asOf) implements ReadAnswer {

    /**
     * One value that differs.
     *
     * @param path where it is, such as {@code plans[0].targets.HIGH.resolution}
     * @param from absent where only the other version has a value
     * @param to absent where only the other version has a value
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Difference(
            String path, @Nullable Object from, @Nullable Object to) {}
}
