/** Decides what was bought and what came back. */
@NullMarked
package io.sagadesk.command.order;

import org.jspecify.annotations.NullMarked;
