/** The message API: all commands, events and queries, and the ids of their subjects. */
@NullMarked
package io.sagadesk.api;

import org.jspecify.annotations.NullMarked;
