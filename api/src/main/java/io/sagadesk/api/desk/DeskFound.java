package io.sagadesk.api.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for one desk.
 *
 * @param desk absent if no desk was opened under the id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeskFound(@Nullable DeskDetail desk, AsOf asOf) implements ReadAnswer {}
