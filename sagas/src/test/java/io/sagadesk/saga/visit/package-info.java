/** That it follows what should, and once. */
@NullMarked
package io.sagadesk.saga.visit;

import org.jspecify.annotations.NullMarked;
