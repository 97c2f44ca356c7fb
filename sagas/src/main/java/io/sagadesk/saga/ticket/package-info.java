/** The service levels of tickets: selection of a plan, timers, breaches and escalation. */
@NullMarked
package io.sagadesk.saga.ticket;

import org.jspecify.annotations.NullMarked;
