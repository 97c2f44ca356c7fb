/** Aggregates of campaigns and coupons: budget, caps, holdout and single redemption. */
@NullMarked
package io.sagadesk.command.campaign;

import org.jspecify.annotations.NullMarked;
