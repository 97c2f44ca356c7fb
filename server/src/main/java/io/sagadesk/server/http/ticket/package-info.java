/** Tickets over HTTP. */
@NullMarked
package io.sagadesk.server.http.ticket;

import org.jspecify.annotations.NullMarked;
