/** Campaigns and coupons: budget, caps and holdout. */
@NullMarked
package io.sagadesk.api.campaign;

import org.jspecify.annotations.NullMarked;
