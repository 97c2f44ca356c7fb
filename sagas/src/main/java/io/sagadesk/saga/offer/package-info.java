/** Sagas and automations of offers and coupons. */
@NullMarked
package io.sagadesk.saga.offer;

import org.jspecify.annotations.NullMarked;
