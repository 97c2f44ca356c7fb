/** Desks: agents, their loads, and the length of the queue. */
@NullMarked
package io.sagadesk.projections.desk;

import org.jspecify.annotations.NullMarked;
