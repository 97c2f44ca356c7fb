/** The aggregate of desks: queue, agents, routing and assignments. */
@NullMarked
package io.sagadesk.command.desk;

import org.jspecify.annotations.NullMarked;
