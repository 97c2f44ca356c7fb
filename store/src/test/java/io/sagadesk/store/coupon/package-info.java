/** Tests of what customers type. */
@NullMarked
package io.sagadesk.store.coupon;

import org.jspecify.annotations.NullMarked;
