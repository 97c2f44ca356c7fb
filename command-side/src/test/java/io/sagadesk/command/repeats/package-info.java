/** A table of all commands, to test what becomes of a repeat and of a command that resembles one. */
@NullMarked
package io.sagadesk.command.repeats;

import org.jspecify.annotations.NullMarked;
