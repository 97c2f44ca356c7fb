/** The lifecycle of a ticket, its service-level clocks, business time, and escalation. */
@NullMarked
package io.sagadesk.rules.ticket;

import org.jspecify.annotations.NullMarked;
