/** Campaigns and coupons over HTTP. */
@NullMarked
package io.sagadesk.server.http.campaign;

import org.jspecify.annotations.NullMarked;
