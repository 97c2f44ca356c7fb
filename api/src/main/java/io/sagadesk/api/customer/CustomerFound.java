package io.sagadesk.api.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * A customer, if anything is known of them.
 *
 * @param customer absent if nothing is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerFound(@Nullable CustomerDetail customer, AsOf asOf) implements ReadAnswer {}
