/** The codes with which customers redeem coupons. The codes are derived and never stored. */
@NullMarked
package io.sagadesk.store.coupon;

import org.jspecify.annotations.NullMarked;
