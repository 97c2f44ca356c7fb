/** Coupons and what became of them. */
@NullMarked
package io.sagadesk.projections.coupon;

import org.jspecify.annotations.NullMarked;
