/** What becomes of an offer, and of its coupon. */
@NullMarked
package io.sagadesk.saga.offer;

import org.jspecify.annotations.NullMarked;
