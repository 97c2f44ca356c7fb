/** Tests of coupon codes. */
@NullMarked
package io.sagadesk.store.coupon;

import org.jspecify.annotations.NullMarked;
