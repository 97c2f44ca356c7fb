/** Reads, filters, follows and prints the event log, from a running server or from its data directory. */
@NullMarked
package io.sagadesk.replay.events;

import org.jspecify.annotations.NullMarked;
