/** Runs the read side: projections that follow the log, rebuilds, and queries that wait for a position. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.server.readside;
