/** The read side at work: projections that follow the log, rebuilds, and what queries wait for. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.server.readside;
