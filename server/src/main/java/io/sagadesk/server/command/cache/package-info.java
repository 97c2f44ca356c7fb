/** Aggregates in memory, and the check of what they decide where other instances write, too. */
@NullMarked
package io.sagadesk.server.command.cache;

import org.jspecify.annotations.NullMarked;
