/** Tickets: their lifecycle, service-level targets and tiers. */
@NullMarked
package io.sagadesk.api.ticket;

import org.jspecify.annotations.NullMarked;
