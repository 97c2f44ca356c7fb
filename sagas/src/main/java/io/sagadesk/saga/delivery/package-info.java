/** Automatic messages to customers. */
@NullMarked
package io.sagadesk.saga.delivery;

import org.jspecify.annotations.NullMarked;
