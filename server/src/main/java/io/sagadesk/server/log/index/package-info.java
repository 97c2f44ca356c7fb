/** Indexes that processors build from the log, for look-ups that must not miss an event. */
@NullMarked
package io.sagadesk.server.log.index;

import org.jspecify.annotations.NullMarked;
