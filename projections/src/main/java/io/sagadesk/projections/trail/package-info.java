/** Which events of the log concern whom, and who did what. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.trail;
