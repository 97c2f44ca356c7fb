/** What follows from what visitors do. */
@NullMarked
package io.sagadesk.saga.visit;

import org.jspecify.annotations.NullMarked;
