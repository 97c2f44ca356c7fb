/** Reads the log, erases forgotten customers, and indexes coupon codes. */
@NullMarked
package io.sagadesk.server.log;

import org.jspecify.annotations.NullMarked;
