/** Decides what becomes of a ticket. */
@NullMarked
package io.sagadesk.command.ticket;

import org.jspecify.annotations.NullMarked;
