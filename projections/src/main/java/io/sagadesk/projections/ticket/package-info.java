/** Read models of tickets: state, service-level clocks and threads. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.ticket;
