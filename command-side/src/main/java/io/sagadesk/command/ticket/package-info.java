/** The aggregate of tickets, with its service level. */
@NullMarked
package io.sagadesk.command.ticket;

import org.jspecify.annotations.NullMarked;
