/** The event log and the history of a subject. */
@NullMarked
package io.sagadesk.server.http.events;

import org.jspecify.annotations.NullMarked;
