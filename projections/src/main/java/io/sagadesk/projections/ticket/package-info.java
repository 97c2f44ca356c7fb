/** Where each ticket stands, what was written on it, and how its service level's clocks ran. */
@org.jspecify.annotations.NullMarked
package io.sagadesk.projections.ticket;
