package io.sagadesk.api.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sagadesk.api.AsOf;
import io.sagadesk.api.ReadAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a query for one coupon.
 *
 * @param coupon absent if no coupon was issued under the id
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CouponFound(@Nullable CouponDetail coupon, AsOf asOf) implements ReadAnswer {}
