/** Projections that follow the log on Axon's pooled streaming processors. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.live;
