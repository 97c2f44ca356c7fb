/** Projections that follow the log with Axon's pooled streaming processors. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.live;
