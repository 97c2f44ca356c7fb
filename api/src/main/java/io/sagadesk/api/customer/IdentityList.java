package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identities of a customer, in the order in which they were linked; the latest 1,000.
 *
 * @param identities absent if no event names the customer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IdentityList(@Nullable List<CustomerDetail.Identity> identities, AsOf asOf) implements ReadAnswer {}
