/** Tests of campaigns and coupons. */
@NullMarked
package io.sagadesk.command.campaign;

import org.jspecify.annotations.NullMarked;
