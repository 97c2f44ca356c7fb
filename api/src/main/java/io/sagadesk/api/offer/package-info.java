/** Offers to customers: proposal, timing, and reasons for withholding. */
@NullMarked
package io.sagadesk.api.offer;

import org.jspecify.annotations.NullMarked;
