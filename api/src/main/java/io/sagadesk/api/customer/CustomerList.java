package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of customers.
 *
 * @param next the cursor of the next page; absent on the last one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerList(
        List<CustomerSummary> customers, @Nullable String next, AsOf asOf) implements ReadAnswer {}
