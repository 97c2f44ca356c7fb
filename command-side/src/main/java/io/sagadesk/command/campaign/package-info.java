/** Decides who gets a coupon: budget, caps, who is held out, and that a coupon is redeemed once. */
@NullMarked
package io.sagadesk.command.campaign;

import org.jspecify.annotations.NullMarked;
