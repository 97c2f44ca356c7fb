package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for one customer.
 *
 * @param customer absent if no event names the customer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerFound(@Nullable CustomerDetail customer, AsOf asOf) implements ReadAnswer {}
