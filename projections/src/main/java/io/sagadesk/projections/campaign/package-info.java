/** Figures of campaigns: coupons, conversions and uplift. */
@NullMarked
package io.sagadesk.projections.campaign;

import org.jspecify.annotations.NullMarked;
