package io.sagadesk.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for one order.
 *
 * @param order absent if no purchase was recorded under the id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderFound(@Nullable OrderDetail order, AsOf asOf) implements ReadAnswer {}
