/** How a command travels: validated, decided by an aggregate from memory, answered with a receipt or a refusal. */
@NullMarked
package io.sagadesk.server.command;

import org.jspecify.annotations.NullMarked;
