/** Keeps the customers' segments up to date. */
@NullMarked
package io.sagadesk.saga.rfm;

import org.jspecify.annotations.NullMarked;
