/** Tickets: state transitions, service-level clocks and business time. */
@NullMarked
package io.sagadesk.rules.ticket;

import org.jspecify.annotations.NullMarked;
