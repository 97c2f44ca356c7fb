/** Offers: what they may cost, who gets one, who is held out, and the coupons. */
@NullMarked
package io.sagadesk.api.campaign;

import org.jspecify.annotations.NullMarked;
