/** Offers from their planning to their end. */
@NullMarked
package io.sagadesk.saga.offer;

import org.jspecify.annotations.NullMarked;
