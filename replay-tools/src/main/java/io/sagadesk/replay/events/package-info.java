/** Reads the log itself: filters it, follows it and shows it, from a running server or beside one. */
@NullMarked
package io.sagadesk.replay.events;

import org.jspecify.annotations.NullMarked;
