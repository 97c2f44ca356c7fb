/** Tests of tickets. */
@NullMarked
package io.sagadesk.command.ticket;

import org.jspecify.annotations.NullMarked;
