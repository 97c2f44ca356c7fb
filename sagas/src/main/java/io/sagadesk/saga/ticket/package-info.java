/** What was promised to tickets, and how the time goes that it was promised within. */
@NullMarked
package io.sagadesk.saga.ticket;

import org.jspecify.annotations.NullMarked;
