/** Query handlers for coupons. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.query.coupon;
