/** The codes by which customers redeem their coupons; kept nowhere. */
@NullMarked
package io.sagadesk.store.coupon;

import org.jspecify.annotations.NullMarked;
