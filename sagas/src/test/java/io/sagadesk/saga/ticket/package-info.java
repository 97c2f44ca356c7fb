/** Tests. */
@NullMarked
package io.sagadesk.saga.ticket;

import org.jspecify.annotations.NullMarked;
