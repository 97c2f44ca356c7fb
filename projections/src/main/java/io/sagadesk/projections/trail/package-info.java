/** Index of the log by subject and by actor. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.trail;
