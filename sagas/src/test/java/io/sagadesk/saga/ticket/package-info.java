/** Tests of the service levels of tickets. */
@NullMarked
package io.sagadesk.saga.ticket;

import org.jspecify.annotations.NullMarked;
